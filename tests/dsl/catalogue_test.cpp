//===- catalogue_test.cpp - the entries that come with the language -------===//
#include "dsl/catalogue/catalogue.h"
#include "dsl/print.h"
#include "support.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace norma::dsl {
namespace {

TEST(Catalogue, IsInTheOrderOfNames) {
  ASSERT_FALSE(catalogue().empty());
  EXPECT_TRUE(std::is_sorted(catalogue().begin(), catalogue().end(),
                             [](const CatalogueEntry &a, const CatalogueEntry &b) { return a.name < b.name; }));
}

/// The family that named axes, splits, moments, affine recovery and running values suffice for.
TEST(Catalogue, HoldsThePlainStatistics) {
  for (const char *id : {"ln",
                         "ln2d",
                         "gn",
                         "gln",
                         "node_norm",
                         "vo_ln",
                         "ln_simple",
                         "centernorm",
                         "rms_norm",
                         "rms_unit_offset",
                         "rms_input_scaled",
                         "srms_norm",
                         "head_norm",
                         "scale_norm",
                         "pixel_norm",
                         "edm2_norm",
                         "frn",
                         "affine_c",
                         "frozen_bn",
                         "xbn_bfn",
                         "qk_norm_ln",
                         "crms",
                         "pln",
                         "dual_patchnorm",
                         "std_layer",
                         "bn",
                         "in",
                         "ghost_bn",
                         "bgn4",
                         "batch_group_norm",
                         "ebn",
                         "subspectral",
                         "tdbn",
                         "mean_only_bn",
                         "continual_norm"})
    EXPECT_NE(find_catalogue_entry(id), nullptr) << id;
}

TEST(Catalogue, EveryEntryIsDescribed) {
  std::set<std::string> ids;
  for (const CatalogueEntry &entry : catalogue()) {
    EXPECT_EQ(entry.file, entry.name + ".norm");
    EXPECT_FALSE(entry.source.empty()) << entry.name;
    EXPECT_FALSE(entry.family.empty()) << entry.name;
    EXPECT_EQ(entry.family.find(' '), std::string::npos) << entry.name;
    EXPECT_FALSE(entry.ids.empty()) << entry.name;
    for (const std::string &id : entry.ids) EXPECT_TRUE(ids.insert(id).second) << id << " is covered twice";
  }
}

TEST(Catalogue, EveryEntryPassesTheChecksAndIsFormatted) {
  for (const CatalogueEntry &entry : catalogue()) {
    EXPECT_EQ(complaints(entry.text), "") << entry.name;
    EXPECT_EQ(print(parse(entry.text, entry.file).file), entry.text);
  }
}

TEST(Catalogue, FindsByNameAndById) {
  ASSERT_NE(find_catalogue_entry("layer_norm"), nullptr);
  EXPECT_EQ(find_catalogue_entry("ln"), find_catalogue_entry("layer_norm"));
  EXPECT_EQ(find_catalogue_entry("ln")->family, "layer");
  EXPECT_EQ(find_catalogue_entry("laier"), nullptr);
}

} // namespace
} // namespace norma::dsl
