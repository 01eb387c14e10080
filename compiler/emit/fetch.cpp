//===- fetch.cpp - asking memory for what will soon be read -------------------------===//
//
// The hardware guesses one stream well and several badly, and loses it where rows are not contiguous. So the walks ask,
// each for its share: what is asked for by one walk alone leaves memory idle during the others.
//
//===----------------------------------------------------------------------===//

#include "compiler/emit/walk.h"

using namespace mlir;

namespace norma::compiler::emit {

namespace {

/// How far ahead memory is asked: 2,048 f32, two rows of a usual layer norm.
constexpr int64_t bytes_ahead = 8192;

/// Whether some array that the kernel's walks read again is too large to stay near.
bool rereads_memory(plan::KernelOp kernel) {
  for (auto hold : kernel.getBody().front().getOps<plan::HoldOp>()) {
    DictionaryAttr placement = hold.getPlacementAttr();
    auto level = placement ? placement.getAs<StringAttr>("level") : StringAttr();
    if (level && level == "none") return true;
  }
  return false;
}

} // namespace

/// The arrays that have an element for each step of the traversal in each of its instances, and those contiguous.
SmallVector<int> KernelEmitter::large_arrays(plan::TraverseOp traverse) {
  SmallVector<StringAttr> axes;
  for (const Count &count : tasks) axes.push_back(count.axis);
  for (Attribute axis : traverse.getSpace()) axes.push_back(cast<StringAttr>(axis));
  SmallVector<int> arrays;
  for (Value read : traverse.getReads()) {
    auto homes = layout.homes.find(without_holds(read));
    if (homes == layout.homes.end()) continue;
    int array = homes->second.front(), position = lane_position(array);
    bool walked =
        llvm::all_of(axes, [&](StringAttr axis) { return llvm::is_contained(layout.arrays[array].axes, axis); });
    if (walked && position >= 0 && Arithmetic::known(stride(array, position)) == 1) arrays.push_back(array);
  }
  return arrays;
}

/// Which arrays the walk asks for, and where.
void KernelEmitter::choose_fetched(Walk &walk) {
  if (across || tasks.empty() || !walk.has_lane_loop) return;
  SmallVector<plan::TraverseOp> walks; // those over the whole area
  for (auto traverse : kernel.getBody().front().getOps<plan::TraverseOp>()) {
    if (large_arrays(traverse).empty()) continue;
    size_t axes = traverse.getSpace().size();
    if (!walks.empty() && axes > walks.front().getSpace().size()) walks.clear();
    if (walks.empty() || axes == walks.front().getSpace().size()) walks.push_back(traverse);
  }
  auto found = llvm::find(walks, walk.traverse);
  if (found == walks.end()) return;
  bool first = found == walks.begin(), last = std::next(found) == walks.end();
  SmallVector<int> arrays = large_arrays(walks.front());
  if (walks.size() == 1 || overlaps) {
    // Overlapped walks read memory in the first, and the last one goes with it.
    if (first) walk.fetched_ahead = arrays;
  } else if (rereads_memory(kernel)) {
    if (last) walk.fetched_ahead = large_arrays(walk.traverse);
  } else if (current_pace == pace::in_cache && arrays.size() > 1) {
    return; // several streams that are near already would be in each other's way
  } else if (walk.loops.size() > 1) {
    walk.fetches_next_instance = last;
    // The first walk asks for what the one before it fetched no further than the second level.
    if (first || last) walk.fetched_ahead = arrays;
  } else {
    // By turns, and a single array while the last walk reads what is near.
    size_t turn = arrays.size() == 1 ? walks.size() - 1 : 0, own = found - walks.begin();
    for (int array : arrays)
      if (turn++ % walks.size() == own) walk.fetched_ahead.push_back(array);
  }
}

void KernelEmitter::fetch_ahead(Walk &walk, const Point &point) {
  for (int array : walk.fetched_ahead) {
    if (!walk.fetches_next_instance) {
      fetch_further_on(walk, array, point);
      continue;
    }
    Point next = point;
    Value &coordinate = next.coordinates[tasks.back().axis];
    coordinate = arithmetic.add(coordinate, arithmetic.integer(1));
    machine.prefetch(layout.arrays[array].element, home_address(array, 0, next), compute);
  }
}

/// After some more kilobytes: of the same row, or of those that memory holds after it; else as many rows ahead in the
/// order of the loops as the plan says.
void KernelEmitter::fetch_further_on(Walk &walk, int array, const Point &point) {
  const FrameArray &frame_array = layout.arrays[array];
  DictionaryAttr placement = walk.traverse.getPlacementAttr();
  auto rows = placement ? placement.getAs<IntegerAttr>("rows_ahead") : IntegerAttr();
  Point next = point;
  if (!rows) {
    int64_t element_bytes = std::max<int64_t>(1, frame_array.element.getIntOrFloatBitWidth() / 8);
    Value &lane = next.coordinates[lane_axis];
    Value elements = arithmetic.integer(bytes_ahead / element_bytes);
    lane = kernel.getReversed() ? arithmetic.sub(lane, elements) : arithmetic.add(lane, elements);
  } else {
    SmallVector<StringAttr> loops = {tasks.back().axis};
    llvm::append_range(loops, ArrayRef(walk.loops).drop_back());
    Value carry = arithmetic.integer(rows.getInt());
    for (StringAttr axis : llvm::reverse(loops)) {
      Value &coordinate = next.coordinates[axis];
      coordinate = arithmetic.add(coordinate, carry);
      if (axis == loops.front()) break;
      carry = arithmetic.div(coordinate, extent(axis));
      coordinate = arithmetic.rem(coordinate, extent(axis));
    }
  }
  machine.prefetch(frame_array.element, home_address(array, 0, next), compute);
}

} // namespace norma::compiler::emit
