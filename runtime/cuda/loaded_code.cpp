//===- loaded_code.cpp - what was loaded into which CUDA context ---------------------===//
#include "runtime/cuda/loaded_code.h"
#include "runtime/cuda/load.h"

#include <cstdint>
#include <cstdlib>
#include <pthread.h>

namespace norma::cuda {

struct LoadedVariant {
  ContextKey context;
  const norma_variant *variant;
  LoadedVariant *next;
  Function functions[1]; ///< as many as the variant has kernels
};

Function function_of(const LoadedVariant &variant, int kernel) { return variant.functions[kernel]; }

namespace {

struct LoadedModule {
  ContextKey context;
  const void *image;
  Module module;
  LoadedModule *next;
};

constexpr std::size_t bucket_count = 256;

pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
LoadedModule *modules;
LoadedVariant *buckets[bucket_count];

struct Lock {
  Lock() { pthread_mutex_lock(&mutex); }
  ~Lock() { pthread_mutex_unlock(&mutex); }
  Lock(const Lock &) = delete;
};

LoadedVariant *&bucket_of(const norma_variant &variant) {
  return buckets[reinterpret_cast<std::uintptr_t>(&variant) / alignof(norma_variant) % bucket_count];
}

/// Frees the entries of a list for which `is_dead` holds.
template <typename Entry, typename IsDead> void remove_if(Entry *&first, IsDead is_dead) {
  for (Entry **link = &first; *link != nullptr;) {
    Entry *const entry = *link;
    if (!is_dead(*entry)) {
      link = &entry->next;
      continue;
    }
    *link = entry->next;
    std::free(entry);
  }
}

template <typename IsDead> void remove_everywhere(IsDead is_dead) {
  for (LoadedVariant *&bucket : buckets) remove_if(bucket, is_dead);
  remove_if(modules, is_dead);
}

/// Drops what went down with a context at the same address.
void forget_predecessors(const ContextKey &context) {
  remove_everywhere([&](const auto &entry) {
    return entry.context.handle == context.handle && entry.context.number != context.number;
  });
}

template <typename Entry> Entry *allocate(Attempt &attempt, std::size_t bytes) {
  auto *const entry = static_cast<Entry *>(std::malloc(bytes));
  if (entry == nullptr) attempt.fail("malloc", "null", "free memory of the host");
  return entry;
}

/// The image's module, which is loaded if it is not there.
bool find_module(const Driver &driver, Attempt &attempt, const ContextKey &context, const norma_image &image,
                 Module &module) {
  for (const LoadedModule *entry = modules; entry != nullptr; entry = entry->next)
    if (entry->image == image.data && entry->context == context) {
      module = entry->module;
      return true;
    }
  auto *const entry = allocate<LoadedModule>(attempt, sizeof(LoadedModule));
  if (entry == nullptr) return false;
  if (!attempt("cuModuleLoadData", driver.cuModuleLoadData(&module, image.data))) {
    std::free(entry);
    return false;
  }
  *entry = {context, image.data, module, modules};
  modules = entry;
  return true;
}

LoadedVariant *load_variant(const Driver &driver, Attempt &attempt, const ContextKey &context, const norma_image &image,
                            const norma_record &record, const norma_variant &variant) {
  Module module;
  if (!find_module(driver, attempt, context, image, module)) return nullptr;
  const auto count = static_cast<std::size_t>(variant.kernel_count);
  auto *const entry = allocate<LoadedVariant>(attempt, sizeof(LoadedVariant) + count * sizeof(Function));
  if (entry == nullptr) return nullptr;
  for (int k = 0; k < variant.kernel_count; ++k)
    if (!find_function(driver, attempt, module, record, variant, k, entry->functions[k])) {
      std::free(entry);
      return nullptr;
    }
  LoadedVariant *&bucket = bucket_of(variant);
  entry->context = context;
  entry->variant = &variant;
  entry->next = bucket;
  bucket = entry;
  return entry;
}

} // namespace

const LoadedVariant *find_code(const Driver &driver, Attempt &attempt, const ContextKey &context,
                               const norma_context &made_for, const norma_record &record,
                               const norma_variant &variant) {
  const Lock lock;
  for (const LoadedVariant *entry = bucket_of(variant); entry != nullptr; entry = entry->next)
    if (entry->variant == &variant && entry->context == context) return entry;
  forget_predecessors(context);
  const norma_image *const image = find_image(attempt, record, made_for.compute_capability);
  if (image == nullptr || !may_load(driver, attempt, static_cast<Stream>(made_for.stream))) return nullptr;
  const RelaxedCapture relaxed(driver, attempt);
  return relaxed.has_begun() ? load_variant(driver, attempt, context, *image, record, variant) : nullptr;
}

void unload_all(const Driver &driver, Attempt &attempt, const ContextKey &context) {
  const Lock lock;
  forget_predecessors(context);
  for (LoadedVariant *&bucket : buckets)
    remove_if(bucket, [&](const LoadedVariant &entry) { return entry.context == context; });
  remove_if(modules, [&](const LoadedModule &entry) {
    return entry.context == context && attempt("cuModuleUnload", driver.cuModuleUnload(entry.module));
  });
}

void forget_all() {
  const Lock lock;
  remove_everywhere([](const auto &) { return true; });
}

} // namespace norma::cuda
