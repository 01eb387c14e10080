//===- form_calls.h - calls of a kernel's forms on arrays of their own -----------===//
//
// The forms of one kernel share what they have in common: backward reads what forward saved. Whatever is as large as
// the data rotates; parameters, their gradients and states stay, as they do in training.
//
//===----------------------------------------------------------------------------===//
#pragma once

#include "compiler/driver/bench/rotation.h"
#include "compiler/driver/execute/declared_extents.h"
#include "compiler/driver/execute/kernels.h"

namespace norma::compiler::driver {

class FormCalls {
public:
  FormCalls(const dsl::Elaborated &declaration, const Layout &layout, const DeclaredExtents &extents,
            const norma_context &context, bool warm)
      : declaration(declaration), layout(layout), extents(extents), context(context), warm(warm) {}

  /// A form by its records; gives its number.
  std::size_t add(std::vector<const norma_record *> records);
  /// The memory that everything takes.
  double estimate() const;
  /// Makes the arrays.
  void allocate();
  /// How many sets of arrays there are.
  std::size_t sets() const;
  /// What the arguments of a form have in bytes, read and written.
  double bytes_read(std::size_t form) const { return bytes_of(form, false); }
  double bytes_written(std::size_t form) const { return bytes_of(form, true); }
  /// One call; its problem, if the runtime refuses it.
  norma_status call(std::size_t form, std::size_t turn);

private:
  struct Array {
    std::string name;
    Contents contents;
    std::vector<std::int64_t> shape, strides;
    double bytes = 0;
    bool rotates = false;
    Rotation memory;
  };
  struct Form {
    std::vector<const norma_record *> records;
    std::vector<std::size_t> arrays; ///< by argument
    std::vector<norma_tensor> tensors;
    norma::Workspace workspace;
  };
  double bytes_of(std::size_t form, bool written) const;
  std::size_t array_for(const norma_argument &argument, const std::vector<std::int64_t> &shape,
                        const std::vector<std::string> &dimensions);
  Contents contents_of(const norma_argument &argument) const;

  const dsl::Elaborated &declaration;
  const Layout &layout;
  const DeclaredExtents &extents;
  const norma_context &context;
  bool warm;
  std::vector<Array> arrays;
  std::vector<Form> forms;
};

} // namespace norma::compiler::driver
