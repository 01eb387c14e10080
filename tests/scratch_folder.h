//===- scratch_folder.h - a folder of a test's own, gone when the test is ------------------===//
#pragma once

#include <cstdlib>
#include <filesystem>
#include <string>

namespace norma::test {

class ScratchFolder {
public:
  ScratchFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "norma-test-XXXXXX").string();
    path = mkdtemp(name.data());
  }
  ScratchFolder(const ScratchFolder &) = delete;
  ~ScratchFolder() { std::filesystem::remove_all(path); }

  std::filesystem::path path;
};

} // namespace norma::test
