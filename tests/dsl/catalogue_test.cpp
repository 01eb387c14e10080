//===- catalogue_test.cpp - the entries that come with the language -------===//
#include "dsl/catalogue/catalogue.h"
#include "dsl/print.h"
#include "support.h"

#include <gtest/gtest.h>

#include <set>

namespace norma::dsl {
namespace {

TEST(Catalogue, HoldsTheEntriesInOrder) {
  std::vector<std::string> names;
  for (const CatalogueEntry &entry : catalogue()) names.push_back(entry.name);
  EXPECT_EQ(names,
            (std::vector<std::string>{"add_rms_norm", "batch_norm", "frozen_batch_norm", "group_norm", "instance_norm",
                                      "l2_norm", "layer_norm", "layer_norm_2d", "positional_norm", "rms_norm"}));
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
