//===- list.cpp - norma list [--json] -------------------------------------===//
//
// The catalogue: name, id, family, source, file.
//
//===----------------------------------------------------------------------===//
#include "compiler/driver/command/command.h"

#include "compiler/driver/version.h"
#include "dsl/catalogue/catalogue.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <sstream>

namespace norma::compiler::driver {
namespace {

bool has_oracle(const std::string &name) {
  std::istringstream names(entries_with_oracle);
  for (std::string known; names >> known;)
    if (known == name) return true;
  return false;
}

using Row = std::vector<std::string>;

void print_table() {
  std::vector<Row> rows = {{"name", "id", "family", "source", "file"}};
  for (const dsl::CatalogueEntry &entry : dsl::catalogue())
    rows.push_back({entry.name, fmt::format("{}", fmt::join(entry.ids, ", ")), entry.family, entry.source, entry.file});
  for (const Row &row : rows) {
    Row line;
    for (std::size_t column = 0; column + 1 < row.size(); ++column) {
      std::size_t width = 0;
      for (const Row &other : rows) width = std::max(width, other[column].size());
      line.push_back(fmt::format("{:{}}", row[column], width));
    }
    fmt::print("{}  {}\n", fmt::join(line, "  "), row.back());
  }
}

/// What an entry has kernels for; told by asking the compiler.
std::vector<std::string> forms_of(const dsl::CatalogueEntry &entry) {
  Problems unsaid;
  std::optional<Program> program = open_program(entry.name, unsaid);
  if (!program) return {};
  CompileRequest request{&*program, entry.name, "norma", {}};
  request.options.targets = {"cpu"};
  return forms_with_kernels(std::move(request));
}

void print_json() {
  nlohmann::ordered_json list = nlohmann::ordered_json::array();
  for (const dsl::CatalogueEntry &entry : dsl::catalogue()) {
    nlohmann::ordered_json id = entry.ids;
    if (entry.ids.size() == 1) id = entry.ids.front();
    std::vector<std::string> derivatives = forms_of(entry);
    nlohmann::ordered_json targets = nlohmann::ordered_json::array();
    if (std::erase(derivatives, "forward") > 0) targets.push_back("cpu");
    list.push_back({{"name", entry.name},
                    {"id", id},
                    {"family", entry.family},
                    {"source", entry.source},
                    {"file", entry.file},
                    {"oracle", has_oracle(entry.name)},
                    {"derivatives", derivatives},
                    {"targets", targets}});
  }
  fmt::print("{}\n", list.dump(2));
}

} // namespace

void add_list(CLI::App &app, Action &action) {
  CLI::App *command = app.add_subcommand("list", "the catalogue: name, id, family, source, file");
  auto json = std::make_shared<bool>(false);
  command->add_flag("--json", *json, "for programs, with oracle, derivatives and targets");
  command->callback([=, &action] {
    action = [=] {
      *json ? print_json() : print_table();
      return done;
    };
  });
}

} // namespace norma::compiler::driver
