//===- form_calls.cpp - calls of a kernel's forms on arrays of their own ---------===//
//
// See form_calls.h.
//
//===----------------------------------------------------------------------------===//
#include "compiler/driver/bench/form_calls.h"

#include "compiler/driver/execute/host_array.h"
#include "compiler/driver/execute/record_shapes.h"

#include <algorithm>
#include <numeric>

namespace norma::compiler::driver {
namespace {

bool stays(const norma_argument &argument, const dsl::Elaborated &declaration) {
  if (argument.role == NORMA_ROLE_PARAMETER || argument.role == NORMA_ROLE_STATE ||
      argument.role == NORMA_ROLE_NEW_STATE)
    return true;
  return argument.role == NORMA_ROLE_GRADIENT &&
         std::any_of(declaration.arguments.begin(), declaration.arguments.end(), [&](const auto &declared) {
           return "d" + declared.name == argument.name && declared.role == dsl::Role::parameter;
         });
}

double product(const std::vector<std::int64_t> &shape) {
  return std::accumulate(shape.begin(), shape.end(), 1.0,
                         [](double all, std::int64_t extent) { return all * double(extent); });
}

} // namespace

Contents FormCalls::contents_of(const norma_argument &argument) const {
  const auto declared = std::find_if(declaration.arguments.begin(), declaration.arguments.end(),
                                     [&](const auto &candidate) { return candidate.name == argument.name; });
  Contents contents{argument.dtype, -1, 1};
  if (declared == declaration.arguments.end() || declared == declaration.arguments.begin()) return contents;
  // It may be a variance or a scale.
  if (declared->scalar == dsl::Scalar::real) return {argument.dtype, 0.5, 1.5};
  return {argument.dtype, 0, declared->label >= 0 ? double(extents.extent(declared->label)) : 2};
}

std::size_t FormCalls::array_for(const norma_argument &argument, const std::vector<std::int64_t> &shape,
                                 const std::vector<std::string> &dimensions) {
  for (std::size_t i = 0; i < arrays.size(); ++i) {
    const norma_dtype &type = arrays[i].contents.type;
    if (arrays[i].name == argument.name && arrays[i].shape == shape && type.code == argument.dtype.code &&
        type.bits == argument.dtype.bits)
      return i;
  }
  const int pack_rank = int(shape.size()) - int(dimensions.size()) + 1;
  Array &array = arrays.emplace_back();
  array.name = argument.name;
  array.contents = contents_of(argument);
  array.shape = shape;
  array.bytes = product(shape) * ((argument.dtype.bits + 7) / 8);
  array.rotates = !stays(argument, declaration);
  array.strides = compact_strides(shape, memory_order(layout, dimensions, pack_rank));
  return arrays.size() - 1;
}

std::size_t FormCalls::add(std::vector<const norma_record *> records) {
  const norma_record &record = *records.front();
  RecordShapes shapes(record);
  for (int a = 0; a < record.argument_count; ++a)
    for (const dsl::ElaboratedArgument &declared : declaration.arguments)
      if (!record.arguments[a].written && declared.name == record.arguments[a].name)
        shapes.learn(record.arguments[a], extents.shape_of(declared.axes));
  // A gradient has the shape of what it belongs to, which its form need not take.
  for (int a = 0; a < record.argument_count; ++a)
    for (const dsl::ElaboratedArgument &declared : declaration.arguments)
      if (record.arguments[a].role == NORMA_ROLE_GRADIENT && "d" + declared.name == record.arguments[a].name &&
          !shapes.shape_of(record.arguments[a]))
        shapes.learn(record.arguments[a], extents.shape_of(declared.axes));
  Form &form = forms.emplace_back();
  for (int a = 0; a < record.argument_count; ++a) {
    const norma_argument &argument = record.arguments[a];
    const std::optional<std::vector<std::int64_t>> shape = shapes.shape_of(argument);
    if (!shape) throw InternalError("bench", std::string("nothing tells the shape of ") + argument.name);
    form.arrays.push_back(array_for(argument, *shape, shapes.names_of(argument)));
  }
  form.records = std::move(records);
  return forms.size() - 1;
}

std::size_t FormCalls::sets() const {
  std::size_t most = 1;
  for (const Form &form : forms) {
    double bytes = 0;
    for (std::size_t array : form.arrays) bytes += arrays[array].rotates ? arrays[array].bytes : 0;
    most = std::max(most, warm ? 1 : cold_sets(bytes));
  }
  return most;
}

double FormCalls::estimate() const {
  double bytes = 0;
  for (const Array &array : arrays) bytes += Rotation::estimate(array.bytes, array.rotates ? sets() : 1);
  return bytes;
}

double FormCalls::bytes_of(std::size_t form, bool written) const {
  double bytes = 0;
  for (std::size_t a = 0; a < forms[form].arrays.size(); ++a)
    if (bool(forms[form].records.front()->arguments[a].written) == written)
      bytes += arrays[forms[form].arrays[a]].bytes;
  return bytes;
}

void FormCalls::allocate() {
  const std::size_t rotating = sets();
  for (Array &array : arrays)
    array.memory = Rotation(context, std::size_t(array.bytes), array.rotates ? rotating : 1, array.contents);
  for (Form &form : forms) {
    for (std::size_t index : form.arrays) {
      const Array &array = arrays[index];
      form.tensors.push_back({array.memory.at(0),
                              {NORMA_CPU, 0},
                              int(array.shape.size()),
                              array.contents.type,
                              array.shape.data(),
                              array.strides.data(),
                              0});
    }
    std::size_t bytes = 0;
    // What is wrong with the shapes, the first call says.
    (void)norma_dispatch_workspace_bytes(form.records.data(), int(form.records.size()), form.tensors.data(),
                                         std::max<std::int64_t>(context.worker_limit, 1), &bytes);
    form.workspace.reserve(bytes);
  }
}

norma_status FormCalls::call(std::size_t number, std::size_t turn) {
  Form &form = forms[number];
  for (std::size_t a = 0; a < form.arrays.size(); ++a) form.tensors[a].data = arrays[form.arrays[a]].memory.at(turn);
  return norma_dispatch(form.records.data(), int(form.records.size()), form.tensors.data(), nullptr,
                        form.workspace.data(), form.workspace.bytes(), &context);
}

} // namespace norma::compiler::driver
