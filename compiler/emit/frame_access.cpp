//===- frame_access.cpp - extents, strides, addresses, loads and stores ---------===//

#include "compiler/emit/conversion.h"
#include "compiler/emit/kernel_emitter.h"

#include "mlir/Dialect/LLVMIR/LLVMDialect.h"

using namespace mlir;

namespace norma::compiler::emit {

namespace {

Value load_at(OpBuilder &builder, Location location, Type type, Value pointer, int64_t offset) {
  Value place = pointer;
  if (offset != 0)
    place = LLVM::GEPOp::create(builder, location, pointer.getType(), builder.getI8Type(), pointer,
                                ArrayRef<LLVM::GEPArg>{static_cast<int32_t>(offset)});
  return LLVM::LoadOp::create(builder, location, type, place);
}

} // namespace

void KernelEmitter::load_frame() {
  frame = machine.enter(layout);
  Type pointer = frame.data.getType();
  auto form = kernel->getParentOfType<plan::FormOp>();
  for (StringAttr axis : layout.axes) {
    int64_t fixed = form.find_axis(axis).getExtent();
    extents[axis] = fixed >= 0
                        ? arithmetic.integer(fixed)
                        : load_at(builder, location, builder.getI64Type(), frame.extents, 8 * layout.axis_index(axis));
  }
  for (auto &[axis, count] : layout.counts)
    if (count.by != 1 || count.axis != axis) extents[axis] = arithmetic.ceil_div(extents[count.axis], count.by);
  for (auto [index, array] : llvm::enumerate(layout.arrays)) {
    Value base = load_at(builder, location, pointer, frame.data, 8 * static_cast<int64_t>(index));
    if (array.per_worker)
      base = LLVM::GEPOp::create(builder, location, pointer, builder.getI8Type(), base,
                                 ArrayRef<LLVM::GEPArg>{arithmetic.mul(frame.worker, frame.scratch_bytes)});
    bases.push_back(base);
  }
  // Strides of arrays in the workspace follow from the extents, those of tensors stand in the frame.
  for (auto [index, array] : llvm::enumerate(layout.arrays)) {
    Value compact = arithmetic.integer(1);
    for (int position = static_cast<int>(array.axes.size()) - 1; position >= 0; --position) {
      std::pair<int, unsigned> key(static_cast<int>(index), static_cast<unsigned>(position));
      if (array.workspace) {
        strides[key] = compact;
        compact = arithmetic.mul(compact, extent(array.axes[position]));
      } else if (is_contiguous(key.first, key.second)) {
        strides[key] = arithmetic.integer(1);
      } else {
        strides[key] =
            load_at(builder, location, builder.getI64Type(), frame.strides, 8 * (array.first_stride + position));
      }
    }
  }
}

Value KernelEmitter::extent(StringAttr axis) { return extents[axis]; }

Value KernelEmitter::stride(int array, unsigned position) { return strides[{array, position}]; }

/// A machine that wants unit strides along the lane axis is guarded by them.
bool KernelEmitter::is_contiguous(int array, unsigned position) const {
  const FrameArray &frame_array = layout.arrays[array];
  if (frame_array.workspace) return position + 1 == frame_array.axes.size();
  return frame_array.axes[position] == lane_axis && machine.wants_unit_strides();
}

Value KernelEmitter::address(int array, unsigned part, ArrayRef<Value> coordinates) {
  const FrameArray &frame_array = layout.arrays[array];
  Value offset = arithmetic.integer(0);
  for (auto [position, coordinate] : llvm::enumerate(coordinates))
    offset = arithmetic.add(offset, arithmetic.mul(coordinate, stride(array, position)));
  if (part != 0) {
    Value plane = arithmetic.integer(part);
    for (StringAttr axis : frame_array.axes) plane = arithmetic.mul(plane, extent(axis));
    offset = arithmetic.add(offset, plane);
  }
  return LLVM::GEPOp::create(builder, location, bases[array].getType(), frame_array.element, bases[array],
                             ArrayRef<LLVM::GEPArg>{offset});
}

int KernelEmitter::lane_position(int array) const {
  auto found = llvm::find(layout.arrays[array].axes, lane_axis);
  return found == layout.arrays[array].axes.end() ? -1 : static_cast<int>(found - layout.arrays[array].axes.begin());
}

/// The array's element at `points` (an axis that they do not name: at the instance's), as the body computes with it:
/// floating point widened to the compute type, the rest as stored.
LaneValue KernelEmitter::load(int array, ArrayRef<Attribute> points, const Point &point) {
  const FrameArray &frame_array = layout.arrays[array];
  SmallVector<Value> coordinates;
  Value lane_stride;
  bool moves_with_lanes = false, contiguous = true;
  for (auto [position, axis] : llvm::enumerate(frame_array.axes)) {
    auto found = llvm::find_if(points, [&](Attribute entry) { return cast<plan::PointAttr>(entry).getAxis() == axis; });
    StringAttr from = found == points.end() ? axis : cast<plan::PointAttr>(*found).getFrom();
    coordinates.push_back(point.coordinates.lookup(from));
    if (!point.in_lanes || from != lane_axis) continue;
    lane_stride = moves_with_lanes ? arithmetic.add(lane_stride, stride(array, position)) : stride(array, position);
    contiguous = !moves_with_lanes && Arithmetic::known(lane_stride) == 1;
    moves_with_lanes = true;
  }
  LaneValue value;
  const Conversion conversion(builder, location, machine.converts_f16());
  Type stored = Conversion::memory_type(frame_array.element);
  for (unsigned part = 0; part < frame_array.parts; ++part) {
    Value place = address(array, part, coordinates), element;
    if (moves_with_lanes)
      element = machine.load(stored, place, contiguous ? Value() : lane_stride, point.mask, compute);
    else
      element = LLVM::LoadOp::create(builder, location, stored, place);
    value.push_back(conversion.widen(element, frame_array.element, compute));
  }
  return value;
}

Value KernelEmitter::home_address(int array, unsigned part, const Point &point) {
  SmallVector<Value> coordinates;
  for (StringAttr axis : layout.arrays[array].axes) coordinates.push_back(point.coordinates.lookup(axis));
  return address(array, part, coordinates);
}

void KernelEmitter::store(int array, const LaneValue &value, const Point &point, bool past_cache) {
  const FrameArray &frame_array = layout.arrays[array];
  int position = point.in_lanes ? lane_position(array) : -1;
  for (unsigned part = 0; part < frame_array.parts; ++part) {
    Value element = value[part], place = home_address(array, part, point);
    if (position >= 0 && !machine.is_lane_typed(element)) element = machine.broadcast(element, compute);
    element = Conversion(builder, location, machine.converts_f16()).narrow(element, frame_array.element);
    if (position < 0) {
      machine.do_once([&] { LLVM::StoreOp::create(builder, location, element, place); });
      continue;
    }
    Value lane_stride = stride(array, position);
    if (past_cache)
      machine.store_past_cache(element, place, point.mask, compute);
    else
      machine.store(element, place, Arithmetic::known(lane_stride) == 1 ? Value() : lane_stride, point.mask, compute);
    stored_past_cache |= past_cache;
  }
}

} // namespace norma::compiler::emit
