//===- output.cpp - files and directories for results ---------------------===//
//
// Whether everything can be written is asked before the first byte is.
//
//===----------------------------------------------------------------------===//
#include "compiler/driver/command/command.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <unistd.h>

namespace norma::compiler::driver {
namespace {

namespace fs = std::filesystem;

/// Why `path` cannot be written; empty where it can.
std::string obstacle(const fs::path &path) {
  std::error_code ignored;
  if (fs::is_directory(path, ignored)) return "it is a directory, expected a file or nothing of that name";
  const fs::path folder = path.has_parent_path() ? path.parent_path() : fs::path(".");
  if (!fs::is_directory(folder, ignored)) return "there is no directory '" + folder.string() + "'";
  const bool there = fs::exists(path, ignored);
  if (access((there ? path : folder).c_str(), there ? W_OK : W_OK | X_OK) != 0) return std::strerror(errno);
  return {};
}

/// The part of `path` that is there and no directory; empty where there is none.
fs::path file_on_the_way(const fs::path &path) {
  std::error_code ignored;
  for (fs::path part = path; !part.empty() && part != part.parent_path(); part = part.parent_path())
    if (fs::exists(part, ignored)) return fs::is_directory(part, ignored) ? fs::path() : part;
  return {};
}

} // namespace

void write_file(const std::string &path, const std::string &contents, Problems &problems) {
  std::FILE *stream = std::fopen(path.c_str(), "wb");
  bool written = stream != nullptr;
  if (stream) {
    written = std::fwrite(contents.data(), 1, contents.size(), stream) == contents.size();
    written = std::fclose(stream) == 0 && written;
  }
  if (!written) problems.add("cannot write '" + path + "': " + std::strerror(errno));
}

void write_files(const std::vector<OutputFile> &files, Problems &problems) {
  for (const OutputFile &file : files)
    if (const std::string why = obstacle(file.path); !why.empty())
      problems.add("cannot write '" + file.path + "': " + why);
  if (problems.any()) return;
  for (const OutputFile &file : files) write_file(file.path, file.contents, problems);
}

void make_directory(const std::string &path, Problems &problems) {
  if (const fs::path file = file_on_the_way(path); !file.empty())
    return problems.add("cannot make the directory '" + path + "': '" + file.string() +
                        "' is a file, expected a directory");
  std::error_code error;
  fs::create_directories(path, error);
  if (error) return problems.add("cannot make the directory '" + path + "': " + error.message());
  if (access(path.c_str(), W_OK | X_OK) != 0)
    return problems.add("cannot write into '" + path + "': " + std::strerror(errno));
  reproducer().directory = path;
}

} // namespace norma::compiler::driver
