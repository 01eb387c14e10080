//===- kernels.h - an object file, loaded into this process ---------------===//
#pragma once

#include "norma/record.h"

#include <memory>
#include <string>

namespace norma::compiler::driver {

/// The very object that `compile` writes, linked in memory. Its records live as long as this.
class Kernels {
public:
  explicit Kernels(const std::string &object);
  ~Kernels();

  const norma_record *find(const std::string &symbol) const { return find_constant<norma_record>(symbol); }
  template <typename T> const T *find_constant(const std::string &symbol) const {
    return static_cast<const T *>(address_of(symbol));
  }

private:
  const void *address_of(const std::string &symbol) const;

  struct Linked;
  std::unique_ptr<Linked> linked;
};

} // namespace norma::compiler::driver
