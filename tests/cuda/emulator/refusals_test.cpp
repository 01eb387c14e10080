//===- refusals_test.cpp - what bind does not take ------------------------===//
#include "tests/cuda/emulator/program.h"

namespace norma::compiler::cuda::emulator {

/// A kernel that stores the result of an expression in %a and %b.
static std::string kernel(const std::string &expression, const std::string &rest = "",
                          const std::string &type = "float") {
  return "define ptx_kernel void @f(ptr addrspace(1) %y, " + type + " %a, " + type + " %b) {\n  %r = " + expression +
         "\n  store " + type + " %r, ptr addrspace(1) %y\n  ret void\n}\n" + rest;
}

TEST(Refusals, Approximations) {
  EXPECT_EQ(refusal(kernel("call float @llvm.nvvm.sqrt.rn.f(float %a)", "declare float @llvm.nvvm.sqrt.rn.f(float)")),
            "");
  EXPECT_EQ(
      refusal(kernel("call float @llvm.nvvm.sqrt.approx.f(float %a)", "declare float @llvm.nvvm.sqrt.approx.f(float)")),
      "f: calls llvm.nvvm.sqrt.approx.f; expected an intrinsic that the emulator knows and that is exact");
  EXPECT_EQ(refusal(kernel("call float @llvm.exp2.f32(float %a)", "declare float @llvm.exp2.f32(float)")),
            "f: calls llvm.exp2.f32; expected an intrinsic that gives the same bits everywhere");
}

TEST(Refusals, Libraries) {
  EXPECT_EQ(refusal(kernel("call float @g(float %a)", "define float @g(float %x) { ret float %x }")), "");
  EXPECT_EQ(refusal(kernel("call float @g(float %a)", "declare float @g(float)")),
            "f: calls g; expected a function of the module");
  EXPECT_EQ(refusal(kernel("frem float %a, %b")),
            "f: frem is computed by a library; expected arithmetic that is exact or rounds once");
}

TEST(Refusals, Assembly) {
  EXPECT_EQ(refusal(kernel("call float asm \"ex2.approx.f32 $0, $1;\", \"=f,f\"(float %a)")),
            "f: calls through a pointer or in assembly; expected a call of a function by its name");
}

TEST(Refusals, FastMath) {
  EXPECT_EQ(refusal(kernel("fadd nsz float %a, %b")), "");
  for (const std::string flag : {"contract", "reassoc", "arcp", "afn", "fast"})
    EXPECT_EQ(refusal(kernel("fadd " + flag + " float %a, %b")),
              "f: fadd may be contracted, reordered or approximated; expected no flags contract, reassoc, arcp and "
              "afn, so that a "
              "GPU gives the same bits");
}

TEST(Refusals, Denormals) {
  const std::string body = kernel("fadd float %a, %b");
  const auto with = [&](const std::string &mode) {
    std::string text = body;
    return text.replace(text.find(") {"), 3, ") \"denormal-fp-math-f32\"=\"" + mode + "\" {");
  };
  EXPECT_EQ(refusal(with("ieee")), "");
  EXPECT_EQ(refusal(with("preserve-sign")),
            "f: denormal-fp-math-f32 is preserve-sign; expected ieee: denormals are kept");
}

TEST(Refusals, ArithmeticInSixteenBits) {
  EXPECT_EQ(refusal(kernel("select i1 true, half %a, half %b", "", "half")), "");
  EXPECT_EQ(refusal(kernel("fadd half %a, %b", "", "half")),
            "f: fadd computes in sixteen bits; expected a conversion to f32 before and from it after");
  EXPECT_EQ(refusal(kernel("fmul bfloat %a, %b", "", "bfloat")),
            "f: fmul computes in sixteen bits; expected a conversion to f32 before and from it after");
}

TEST(Refusals, LongLocalArrays) {
  const auto with = [](const std::string &count) {
    return "define ptx_kernel void @f(i32 %n) {\n  %a = alloca float, i32 " + count +
           "\n  store volatile float 0.0, ptr %a\n  ret void\n}\n";
  };
  EXPECT_EQ(refusal(with("8192")), "");
  EXPECT_EQ(refusal(with("8193")),
            "f: keeps 32772 bytes in each thread; expected at most 32768, which a fiber's stack holds");
  EXPECT_EQ(refusal(with("%n")), "f: keeps an array of a size that is not fixed; expected arrays of fixed sizes");
}

TEST(Refusals, ModulesForOtherMachines) {
  EXPECT_EQ(refusal("target triple = \"x86_64-pc-linux-gnu\""),
            "bind: the module is for x86_64-pc-linux-gnu; expected one for nvptx64-nvidia-cuda");
}

} // namespace norma::compiler::cuda::emulator
