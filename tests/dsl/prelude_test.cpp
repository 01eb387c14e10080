//===- prelude_test.cpp - the prelude and the table made from it ----------===//
#include "dsl/prelude/prelude.h"
#include "dsl/print.h"
#include "support.h"

#include <gtest/gtest.h>

namespace norma::dsl {
namespace {

TEST(Prelude, PassesTheChecks) { EXPECT_EQ(render(check_structure(prelude(), {.is_prelude = true}), prelude()), ""); }

TEST(Prelude, IsFormatted) { EXPECT_EQ(print(prelude()), prelude().text.str()); }

TEST(Prelude, EveryDefinitionIsDocumented) {
  for (const Definition &d : prelude().definitions) EXPECT_GT(d.documentation.count, 0) << prelude().spelled(d.name);
}

void expect_same(std::span<const ArgumentSignature> a, std::span<const ArgumentSignature> b, std::string_view of) {
  ASSERT_EQ(a.size(), b.size()) << of;
  for (std::size_t i = 0; i < a.size(); ++i) {
    EXPECT_EQ(a[i].name, b[i].name) << of;
    EXPECT_EQ(a[i].defaulted, b[i].defaulted) << of;
  }
}

TEST(Prelude, AgreesWithTheTableOfSignatures) {
  const SignatureSet set(prelude());
  ASSERT_EQ(set.all().size(), std::size(prelude_signatures)) << "run norma_prelude_signatures";
  for (std::size_t i = 0; i < set.all().size(); ++i) {
    const Signature &parsed = set.all()[i], &table = prelude_signatures[i];
    EXPECT_EQ(parsed.name, table.name);
    EXPECT_EQ(parsed.kind, table.kind) << parsed.name;
    expect_same(parsed.inputs, table.inputs, parsed.name);
    expect_same(parsed.settings, table.settings, parsed.name);
    EXPECT_EQ(parsed.needs_per, table.needs_per) << parsed.name;
    EXPECT_EQ(parsed.has_state, table.has_state) << parsed.name;
    ASSERT_EQ(parsed.exports.size(), table.exports.size()) << parsed.name;
    for (std::size_t k = 0; k < parsed.exports.size(); ++k) {
      EXPECT_EQ(parsed.exports[k].name, table.exports[k].name) << parsed.name;
      EXPECT_EQ(parsed.exports[k].kind, table.exports[k].kind) << parsed.name;
    }
  }
}

TEST(Prelude, NeedsPerIsInherited) {
  const File file = parse("recovery twice(x) { yield affine(x) + x }\nrecovery plain(x) { yield x }", "").file;
  const SignatureSet set(file);
  EXPECT_FALSE(find_signature(set.all(), "plain")->needs_per);
}

} // namespace
} // namespace norma::dsl
