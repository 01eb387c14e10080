//===- load_test.cpp - files, the catalogue, `use` ------------------------===//
#include "dsl/check/program.h"
#include "dsl/load.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <unistd.h>

namespace norma::dsl {
namespace {

class Load : public testing::Test {
protected:
  void SetUp() override {
    folder = std::filesystem::path(testing::TempDir()) / ("norma_load_" + std::to_string(getpid()));
    std::filesystem::create_directories(folder / "inner");
  }
  void TearDown() override { std::filesystem::remove_all(folder); }

  std::string write(const std::string &name, const std::string &text) {
    std::ofstream(folder / name, std::ios::binary) << text;
    return (folder / name).string();
  }
  /// What loading and, if that is well, checking says, without the folder's name.
  std::string said(const std::string &file) {
    const LoadOutcome outcome = load(file);
    std::vector<FileDiagnostic> diagnostics = outcome.diagnostics;
    if (outcome.ok()) diagnostics = check_program(outcome.program);
    std::string text = render(diagnostics, outcome.program);
    const std::string prefix = folder.string() + "/";
    for (std::size_t at; (at = text.find(prefix)) != std::string::npos;) text.erase(at, prefix.size());
    return text;
  }

  std::filesystem::path folder;
};

TEST_F(Load, ReadsAFile) {
  const LoadOutcome outcome = load(write("a.norm", "norm f(x[N]) {}\n"));
  ASSERT_TRUE(outcome.ok());
  EXPECT_EQ(outcome.program.files.size(), 1u);
  EXPECT_EQ(outcome.program.files[0].definitions.size(), 1u);
}

TEST_F(Load, KnowsTheCatalogueByNameAndId) {
  EXPECT_EQ(load("layer_norm").program.files.at(0).name, "layer_norm.norm");
  EXPECT_EQ(load("ln").program.files.at(0).name, "layer_norm.norm");
}

TEST_F(Load, NoSuchFile) {
  EXPECT_EQ(said("laier_norm"),
            "error: cannot read 'laier_norm': no such file; did you mean the catalogue's 'layer_norm'\n");
  EXPECT_EQ(said("zzz.norm"),
            "error: cannot read 'zzz.norm': no such file, and no entry of the catalogue has that name\n");
}

TEST_F(Load, ADirectory) {
  EXPECT_EQ(said((folder / "inner").string()), "error: cannot read 'inner': it is a directory, not a file\n");
}

TEST_F(Load, AFileThatMayNotBeRead) {
  const std::string file = write("secret.norm", "norm f(x[N]) {}\n");
  std::filesystem::permissions(file, std::filesystem::perms::none);
  if (std::ifstream(file)) GTEST_SKIP() << "this user may read everything";
  EXPECT_EQ(said(file), "error: cannot read 'secret.norm': permission to read it is missing\n");
}

TEST_F(Load, AnEmptyFile) {
  EXPECT_EQ(
      said(write("empty.norm", "")),
      "empty.norm:1:1: error: no definition: a file holds 'norm', 'operation', 'recovery' and 'function' definitions\n"
      "    1 |\n      | ^\n");
}

TEST_F(Load, UseIsRelativeToTheFileThatUses) {
  write("inner/b.norm", "use \"c.norm\"\noperation half(x) { yield third(x) }\n");
  write("inner/c.norm", "function third(x) { yield x / 3 }\n");
  const std::string file = write("a.norm", "use \"inner/b.norm\"\nnorm f(x[N]) { operate half }\n");
  EXPECT_EQ(said(file), "");
  const LoadOutcome outcome = load(file);
  ASSERT_EQ(outcome.program.files.size(), 3u);
  EXPECT_EQ(outcome.program.uses[0], std::vector<int>{1});
  EXPECT_EQ(outcome.program.uses[1], std::vector<int>{2});
}

TEST_F(Load, WhatIsNotUsedIsNotKnown) {
  write("b.norm", "operation half(x) { yield x / 2 }\n");
  EXPECT_EQ(said(write("a.norm", "norm f(x[N]) { operate half }\n")),
            "a.norm:1:24: error: unknown operation 'half'\n"
            "    1 | norm f(x[N]) { operate half }\n      |                        ^~~~\n");
}

TEST_F(Load, AFileUsedTwiceIsReadOnce) {
  write("c.norm", "function third(x) { yield x / 3 }\n");
  write("b.norm", "use \"c.norm\"\nfunction ninth(x) { yield third(third(x)) }\n");
  const std::string file =
      write("a.norm", "use \"b.norm\"\nuse \"c.norm\"\nnorm f(x[N]) { recover ninth(y) + third(y) }\n");
  EXPECT_EQ(said(file), "");
  EXPECT_EQ(load(file).program.files.size(), 3u);
}

TEST_F(Load, AMissingUsedFile) {
  EXPECT_EQ(said(write("a.norm", "use \"b.norm\"\nnorm f(x[N]) {}\n")),
            "a.norm:1:6: error: cannot read 'b.norm': no such file\n"
            "    1 | use \"b.norm\"\n      |      ^~~~~~\n");
}

TEST_F(Load, ACircleOfFiles) {
  const std::string file = write("a.norm", "use \"b.norm\"\nnorm f(x[N]) {}\n");
  write("b.norm", "use \"a.norm\"\nfunction g(x) { yield x }\n");
  EXPECT_EQ(said(file), "b.norm:1:6: error: files use one another in a circle: a.norm -> b.norm -> a.norm\n"
                        "    1 | use \"a.norm\"\n      |      ^~~~~~\n");
}

// A circle of calls cannot run through files, which see what they use and nothing of who uses them.
TEST_F(Load, ADefinitionDoesNotSeeWhoUsesIt) {
  write("b.norm", "function h(a) { yield g(a) }\n");
  const std::string file =
      write("a.norm", "use \"b.norm\"\nfunction g(a) { yield h(a) }\nnorm f(x[N]) { recover g(y) }\n");
  EXPECT_EQ(said(file), "b.norm:1:23: error: unknown function 'g'\n"
                        "    1 | function h(a) { yield g(a) }\n      |                       ^\n");
  write("b.norm", "function h(a) { yield a }\n");
  EXPECT_EQ(said(file), "");
}

TEST_F(Load, AFileThatUsesItself) {
  EXPECT_EQ(said(write("a.norm", "use \"a.norm\"\nnorm f(x[N]) {}\n")),
            "a.norm:1:6: error: files use one another in a circle: a.norm -> a.norm\n"
            "    1 | use \"a.norm\"\n      |      ^~~~~~\n");
}

TEST_F(Load, WhatHasNoEndIsNotReadToItsEnd) {
  EXPECT_EQ(said("/dev/zero"), "error: cannot read '/dev/zero': it has more than 64 MiB\n");
  const std::string file = write("large.norm", "norm f(x[N]) {} # ");
  std::filesystem::resize_file(file, (std::uintmax_t(64) << 20) + 1);
  EXPECT_EQ(said(file), "error: cannot read 'large.norm': it has more than 64 MiB\n");
}

// A million literals take no longer than their bytes.
TEST_F(Load, AHeaderOfManyLiterals) {
  std::string header;
  for (int i = 0; i < 1000000; ++i) header += "\"\"_norm ";
  EXPECT_NE(said(write("many.hpp", header)).find("many.hpp:1:1: error: no definition"), std::string::npos);
  EXPECT_EQ(said(write("open.hpp", std::string(5000000, 'R').replace(1, 1, "\""))),
            "error: no declaration in 'open.hpp': a header holds them as R\"(...)\"_norm\n");
}

TEST_F(Load, TwoFilesDefineTheSameName) {
  write("b.norm", "operation half(x) { yield x / 2 }\n");
  EXPECT_EQ(said(write("a.norm", "use \"b.norm\"\noperation half(x) { yield x / 2 }\n")),
            "a.norm:2:11: error: 'half' is also defined in 'b.norm'\n"
            "    2 | operation half(x) { yield x / 2 }\n      |           ^~~~\n");
}

} // namespace
} // namespace norma::dsl
