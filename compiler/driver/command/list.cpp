//===- list.cpp - norma list [--json] -------------------------------------===//
//
// The catalogue: name, family, source, file.
//
//===----------------------------------------------------------------------===//
#include "compiler/driver/command/command.h"

#include "compiler/driver/version.h"
#include "dsl/catalogue/catalogue.h"

#include <fmt/core.h>
#include <nlohmann/json.hpp>

#include <sstream>

namespace norma::compiler::driver {
namespace {

bool has_oracle(const std::string &name) {
  std::istringstream names(entries_with_oracle);
  for (std::string known; names >> known;)
    if (known == name) return true;
  return false;
}

void print_table() {
  std::size_t name = 4, family = 6, source = 6;
  for (const dsl::CatalogueEntry &entry : dsl::catalogue()) {
    name = std::max(name, entry.name.size());
    family = std::max(family, entry.family.size());
    source = std::max(source, entry.source.size());
  }
  fmt::print("{:{}}  {:{}}  {:{}}  {}\n", "name", name, "family", family, "source", source, "file");
  for (const dsl::CatalogueEntry &entry : dsl::catalogue())
    fmt::print("{:{}}  {:{}}  {:{}}  {}\n", entry.name, name, entry.family, family, entry.source, source, entry.file);
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
  CLI::App *command = app.add_subcommand("list", "the catalogue: name, family, source, file");
  auto json = std::make_shared<bool>(false);
  command->add_flag("--json", *json, "for programs, with ids, oracle, derivatives and targets");
  command->callback([=, &action] {
    action = [=] {
      *json ? print_json() : print_table();
      return done;
    };
  });
}

} // namespace norma::compiler::driver
