//===- guard_test.cpp - our own fault: status 3 and a reproducer ----------===//
//
// No declaration is known that brings a phase down, or it would be mended; so the fault is thrown here, where a phase
// would, and everything from there on is what the command does.
//
//===----------------------------------------------------------------------===//
#include "compiler/driver/command/command.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <unistd.h>

namespace norma::compiler::driver {
namespace {

class Guard : public testing::Test {
protected:
  void SetUp() override {
    std::filesystem::create_directories(folder);
    reproducer() = {folder.string(), "norm f(x[N]) {}\n"};
  }
  void TearDown() override { std::filesystem::remove_all(folder); }

  std::string written() const {
    std::ifstream stream(file);
    return {std::istreambuf_iterator<char>(stream), {}};
  }

  const std::filesystem::path folder =
      std::filesystem::path(testing::TempDir()) / ("norma_guard_" + std::to_string(getpid()));
  const std::filesystem::path file = folder / "norma-reproducer.txt";
  const std::string farewell =
      "this is a fault of norma, not of the declaration; '" + file.string() + "' has what is needed to see it again\n";
};

TEST_F(Guard, AnActionThatEndsWellLeavesNothing) {
  EXPECT_EQ(do_guarded([] { return done; }, "norma check a.norm"), done);
  EXPECT_EQ(do_guarded([] { return input_is_wrong; }, "norma check a.norm"), input_is_wrong);
  EXPECT_FALSE(std::filesystem::exists(file));
}

TEST_F(Guard, AFaultOfAPhaseLeavesAReproducer) {
  testing::internal::CaptureStderr();
  const Action action = []() -> ExitStatus { throw InternalError("simplify", "a form lost its yield", "norm.form"); };
  EXPECT_EQ(do_guarded(action, "norma compile a.norm -o out"), our_own_fault);
  EXPECT_EQ(testing::internal::GetCapturedStderr(),
            "internal error in phase simplify: a form lost its yield\n" + farewell);
  const std::string text = written();
  EXPECT_EQ(text.substr(0, text.find("version: ")), "command: norma compile a.norm -o out\n");
  EXPECT_EQ(text.substr(text.find("internal error")), "internal error in phase simplify: a form lost its yield\n\n"
                                                      "# declaration\nnorm f(x[N]) {}\n\n"
                                                      "# what the phase worked on\nnorm.form");
}

TEST_F(Guard, WhateverIsThrownIsOurFault) {
  testing::internal::CaptureStderr();
  EXPECT_EQ(do_guarded([]() -> ExitStatus { throw std::runtime_error("out of range"); }, "norma list"), our_own_fault);
  EXPECT_EQ(testing::internal::GetCapturedStderr(), "internal error: out of range\n" + farewell);
}

} // namespace
} // namespace norma::compiler::driver
