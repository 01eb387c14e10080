//===- record_data.cpp - the kernel record as constant data -----------------------------===//
//
// Writes the structs of runtime/core/include/norma/record.h field by field; LLVM's layout of a literal struct is the C
// ABI's, which the asserts on sizes below hold to. Arguments with the same axes share their dimensions, kernels with
// the same counts those: every name is a relocation.
//
//===----------------------------------------------------------------------===//

#include "compiler/emit/record_data.h"

#include "norma/record.h"

#include "llvm/IR/Constants.h"
#include "llvm/IR/DerivedTypes.h"
#include "llvm/IR/GlobalVariable.h"

#include <algorithm>

using llvm::Constant;

namespace norma::compiler::emit {

namespace {

static_assert(sizeof(norma_axis) == 16 && sizeof(norma_dimension) == 24 && sizeof(norma_scalar) == 16);
static_assert(sizeof(norma_count) == 16 && sizeof(norma_workspace_array) == 16 && sizeof(norma_kernel) == 40 &&
              sizeof(norma_device_entry) == 32);

/// Constants of one module; lists become private globals.
class Writer {
public:
  explicit Writer(llvm::Module &module) : module(module), context(module.getContext()) {}

  Constant *i32(int64_t value) { return llvm::ConstantInt::getSigned(llvm::Type::getInt32Ty(context), value); }
  Constant *u32(uint64_t value) { return llvm::ConstantInt::get(llvm::Type::getInt32Ty(context), value); }
  Constant *i64(int64_t value) { return llvm::ConstantInt::getSigned(llvm::Type::getInt64Ty(context), value); }
  Constant *u64(uint64_t value) { return llvm::ConstantInt::get(llvm::Type::getInt64Ty(context), value); }
  Constant *i8(uint64_t value) { return llvm::ConstantInt::get(llvm::Type::getInt8Ty(context), value); }
  Constant *i16(uint64_t value) { return llvm::ConstantInt::get(llvm::Type::getInt16Ty(context), value); }
  Constant *f64(double value) { return llvm::ConstantFP::get(llvm::Type::getDoubleTy(context), value); }
  Constant *record(std::vector<Constant *> fields) { return llvm::ConstantStruct::getAnon(context, fields); }
  Constant *null() { return llvm::ConstantPointerNull::get(llvm::PointerType::get(context, 0)); }
  Constant *symbol(const std::string &name) { return module.getNamedValue(name); }

  Constant *text(const std::string &value) {
    Constant *&known = texts[value];
    if (!known) known = global(llvm::ConstantDataArray::getString(context, value));
    return known;
  }

  /// Text that all records of the module refer to at one place.
  Constant *shared_text(const std::string &name, const std::string &value) {
    if (llvm::GlobalVariable *known = module.getNamedGlobal(name)) return known;
    llvm::GlobalVariable *made = global(llvm::ConstantDataArray::getString(context, value));
    made->setName(name);
    return made;
  }

  Constant *text_if_any(const std::string &value) { return value.empty() ? null() : text(value); }

  /// The address of the elements, null for none.
  Constant *list(const std::vector<Constant *> &elements) {
    if (elements.empty()) return null();
    auto *type = llvm::ArrayType::get(elements.front()->getType(), elements.size());
    return global(llvm::ConstantArray::get(type, elements));
  }

private:
  llvm::GlobalVariable *global(Constant *value) {
    auto *variable = new llvm::GlobalVariable(module, value->getType(), /*isConstant=*/true,
                                              llvm::GlobalValue::PrivateLinkage, value);
    variable->setUnnamedAddr(llvm::GlobalValue::UnnamedAddr::Global);
    return variable;
  }

  llvm::Module &module;
  llvm::LLVMContext &context;
  std::map<std::string, Constant *> texts;
};

/// Where the run stands in the list; it is appended if it does not yet.
int find_or_append(std::vector<Constant *> &all, const std::vector<Constant *> &run) {
  auto first = std::search(all.begin(), all.end(), run.begin(), run.end());
  const auto place = static_cast<int>(first - all.begin());
  if (first == all.end()) all.insert(all.end(), run.begin(), run.end());
  return place;
}

/// Where the counts begin in the variant's list.
int add_counts(Writer &writer, std::vector<Constant *> &all, const std::vector<RecordCount> &counts) {
  std::vector<Constant *> run;
  for (const RecordCount &count : counts) run.push_back(writer.record({writer.i32(count.axis), writer.i64(count.by)}));
  return find_or_append(all, run);
}

Constant *write_variant(Writer &writer, const RecordVariant &variant) {
  std::vector<Constant *> guards, kernels, counts, workspace;
  for (const RecordGuard &guard : variant.guards)
    guards.push_back(writer.record({writer.i32(guard.kind), writer.i32(guard.subject), writer.i32(guard.index),
                                    writer.i64(guard.value), writer.text_if_any(guard.reason)}));
  for (const RecordKernel &kernel : variant.kernels) {
    int first = add_counts(writer, counts, kernel.counts), first_work = add_counts(writer, counts, kernel.work);
    Constant *entry = writer.null(), *run = writer.null();
    if (kernel.entry)
      entry = writer.list({writer.record(
          {writer.text(kernel.symbol), writer.i32(kernel.entry->block_threads),
           writer.i32(kernel.entry->cluster_blocks), writer.i32(kernel.entry->shared_bytes),
           writer.i32(kernel.entry->blocks_per_multiprocessor), writer.i32(kernel.entry->cooperative)})});
    else
      run = writer.symbol(kernel.symbol);
    kernels.push_back(writer.record({writer.text(kernel.name), run, writer.i32(first),
                                     writer.i32(static_cast<int64_t>(kernel.counts.size())), writer.i32(first_work),
                                     writer.i32(static_cast<int64_t>(kernel.work.size())), entry}));
  }
  for (const RecordWorkspaceArray &array : variant.workspace) {
    int first = add_counts(writer, counts, array.counts);
    workspace.push_back(writer.record({writer.i32(array.element_bytes), writer.i32(array.per_worker), writer.i32(first),
                                       writer.i32(static_cast<int64_t>(array.counts.size()))}));
  }
  return writer.record({writer.text(variant.name), writer.list(guards), writer.i32(static_cast<int64_t>(guards.size())),
                        writer.list(kernels), writer.i32(static_cast<int64_t>(kernels.size())), writer.list(counts),
                        writer.list(workspace), writer.i32(static_cast<int64_t>(workspace.size()))});
}

} // namespace

void add_record(llvm::Module &module, const RecordDescription &record) {
  Writer writer(module);
  std::vector<Constant *> axes, atomics, dimensions, arguments, scalars, areas, variants;
  for (const RecordAxis &axis : record.axes)
    axes.push_back(writer.record({writer.text(axis.name), writer.i64(axis.fixed)}));
  for (const RecordArgument &argument : record.arguments) {
    std::vector<Constant *> own;
    for (const RecordDimension &dimension : argument.dimensions) {
      std::vector<Constant *> run;
      for (int atomic : dimension.atomics) run.push_back(writer.i32(atomic));
      own.push_back(writer.record({writer.text(dimension.name), writer.i32(find_or_append(atomics, run)),
                                   writer.i32(static_cast<int64_t>(run.size())), writer.i32(dimension.is_pack)}));
    }
    const int first_dimension = find_or_append(dimensions, own);
    Constant *type = writer.record({writer.i8(argument.type_code), writer.i8(argument.type_bits), writer.i16(1)});
    arguments.push_back(
        writer.record({writer.text(argument.name), writer.i32(argument.role_code), type, writer.i32(first_dimension),
                       writer.i32(static_cast<int64_t>(argument.dimensions.size())), writer.i32(argument.written),
                       writer.i32(argument.optional), writer.f64(argument.first_value), writer.i32(argument.alias)}));
  }
  for (const RecordScalar &scalar : record.scalars)
    scalars.push_back(writer.record({writer.text(scalar.name), writer.f64(scalar.first_value)}));
  for (const RecordArea &area : record.areas) {
    std::vector<Constant *> members;
    for (int axis : area.axes) members.push_back(writer.i32(axis));
    areas.push_back(writer.record(
        {writer.list(members), writer.i32(static_cast<int64_t>(members.size())), writer.i64(area.minimum)}));
  }
  for (const RecordVariant &variant : record.variants) variants.push_back(write_variant(writer, variant));

  std::vector<Constant *> images;
  for (const RecordImage &image : record.images)
    images.push_back(writer.record({writer.i32(NORMA_IMAGE_PTX), writer.i32(image.compute_capability),
                                    writer.shared_text("ptx_" + std::to_string(image.compute_capability), image.ptx),
                                    writer.u64(image.ptx.size() + 1)}));

  auto size = [&](const std::vector<Constant *> &list) { return writer.i32(static_cast<int64_t>(list.size())); };
  Constant *value = writer.record({writer.u32(NORMA_ABI_VERSION),
                                   writer.u32(sizeof(norma_record)),
                                   writer.text(record.declaration),
                                   writer.text(record.form),
                                   writer.i32(record.form_code),
                                   writer.text(record.target),
                                   writer.u64(record.saved_hash),
                                   writer.list(axes),
                                   size(axes),
                                   writer.list(atomics),
                                   writer.list(dimensions),
                                   writer.list(arguments),
                                   size(arguments),
                                   writer.list(scalars),
                                   size(scalars),
                                   writer.list(areas),
                                   size(areas),
                                   writer.list(variants),
                                   size(variants),
                                   writer.i32(record.device),
                                   writer.list(images),
                                   size(images)});
  new llvm::GlobalVariable(module, value->getType(), /*isConstant=*/true, llvm::GlobalValue::ExternalLinkage, value,
                           record.symbol);
}

} // namespace norma::compiler::emit
