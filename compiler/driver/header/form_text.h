//===- form_text.h - one form's part of a generated header ----------------===//
#pragma once

#include "compiler/driver/header/wrapped.h"
#include "compiler/driver/pipeline.h"

namespace norma::compiler::driver {

/// A form as the header has it.
class FormText {
public:
  FormText(const FormRecords &form);

  /// Structs `Inputs` and `Outputs`, records, `forward`, `prepare`, `run`.
  std::string text() const;
  /// Members of `Saved`, if the form writes or reads any; `saved_identity` stands before it.
  std::string saved_members() const;
  bool has_saved() const;
  /// Statements that raise `bytes` to the workspace of this form, from `shapes` with the members of `first`, which is
  /// training.
  std::string workspace_query(const FormText &first) const;
  /// The name of the struct that enters.
  std::string inputs() const { return prefix + "Inputs"; }

private:
  using Argument = emit::RecordArgument;
  std::vector<CommentedMember> members(bool written) const;
  std::vector<std::string> listed_arguments() const;
  std::string listed_scalars() const;
  std::string functions() const;
  std::string describe(const Argument &argument) const;
  std::string types_of(const std::string &argument) const;
  bool is_saved(const Argument &argument) const;
  bool has_saved_that_is(bool written) const;
  /// A statement that refuses another kernel's saved values, where the form reads any.
  std::string identity_check() const;

  const FormRecords &form;
  const emit::RecordDescription &record; ///< the first: all have the same arguments
  std::string prefix;                    ///< of the structs: empty, `Backward`, `InferenceJvp`
  std::string function;                  ///< `forward`, `inference`, `double_backward`
  std::string suffix;                    ///< of `prepare` and `run`
};

} // namespace norma::compiler::driver
