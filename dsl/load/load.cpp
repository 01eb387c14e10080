//===- load.cpp - reads a file and everything that it uses ----------------===//
//
// Used files are looked for beside the file that uses them. A file met twice is read once; a file met while
// it is itself being read closes a cycle.
//
//===----------------------------------------------------------------------===//
#include "dsl/load.h"

#include "dsl/catalogue/catalogue.h"
#include "dsl/load/literals.h"
#include "dsl/near_miss.h"
#include "dsl/syntax/limits.h"
#include "dsl/syntax/parse.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <optional>

namespace norma::dsl {
namespace {

namespace fs = std::filesystem;

/// The text of a file, or why there is none.
struct Reading {
  std::optional<std::string> text;
  std::string reason;
};

/// What never ends is not read to its end.
Reading read(std::FILE *stream) {
  std::string text;
  char buffer[1 << 16];
  for (std::size_t got; (got = std::fread(buffer, 1, sizeof buffer, stream)) > 0;) {
    text.append(buffer, got);
    if (text.size() > text_limit) return {{}, "it has more than 64 MiB"};
  }
  if (std::ferror(stream)) return {{}, "reading it fails"};
  return {std::move(text), {}};
}

Reading read(const fs::path &path) {
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  if (status.type() == fs::file_type::not_found) return {{}, "no such file"};
  if (fs::is_directory(status)) return {{}, "it is a directory, not a file"};
  std::FILE *stream = std::fopen(path.c_str(), "rb");
  if (!stream) return {{}, errno == EACCES ? "permission to read it is missing" : std::strerror(errno)};
  Reading reading = read(stream);
  std::fclose(stream);
  return reading;
}

class Loader {
public:
  LoadOutcome outcome;

  void complain(int file, Place place, const std::string &message) {
    outcome.diagnostics.push_back({file, {Diagnostic::error, message, place, {}}});
  }

  /// Parses a text as the next file of the program, then what it uses.
  void add(const std::string &text, const std::string &name, const fs::path &path) {
    ParseOutcome parsed = parse(text, name);
    const int index = int(outcome.program.files.size());
    for (Diagnostic &diagnostic : parsed.diagnostics) outcome.diagnostics.push_back({index, std::move(diagnostic)});
    outcome.program.files.push_back(std::move(parsed.file));
    outcome.program.uses.emplace_back();
    seen.push_back(key(path));
    under_way.push_back({key(path), name});
    const std::vector<Place> uses = outcome.program.files[std::size_t(index)].uses;
    for (Place use : uses) add_used(index, use, path.parent_path());
    under_way.pop_back();
  }

private:
  struct UnderWay {
    std::string key;
    std::string name;
  };

  static std::string key(const fs::path &path) {
    std::error_code error;
    const fs::path canonical = fs::weakly_canonical(path, error);
    return error ? path.string() : canonical.string();
  }

  void add_used(int user, Place use, const fs::path &folder) {
    const std::string written(outcome.program.files[std::size_t(user)].spelled(use));
    const fs::path path = folder / written;
    const std::string this_key = key(path);
    const auto open = std::find_if(under_way.begin(), under_way.end(), [&](auto &u) { return u.key == this_key; });
    if (open != under_way.end()) {
      std::string chain;
      for (auto it = open; it != under_way.end(); ++it) chain += it->name + " -> ";
      return complain(user, use, "files use one another in a circle: " + chain + open->name);
    }
    const auto known = std::find(seen.begin(), seen.end(), this_key);
    if (known != seen.end()) return link(user, int(known - seen.begin()));
    if (under_way.size() >= 64) return complain(user, use, "more than 64 files use one another in a chain");
    Reading reading = read(path);
    if (!reading.text) return complain(user, use, "cannot read '" + path.string() + "': " + reading.reason);
    link(user, int(outcome.program.files.size()));
    add(*reading.text, path.string(), path);
  }

  void link(int user, int used) { outcome.program.uses[std::size_t(user)].push_back(used); }

  std::vector<std::string> seen;
  std::vector<UnderWay> under_way;
};

std::string with_suggestion(const std::string &file, const std::string &reason) {
  std::string message = "cannot read '" + file + "': " + reason;
  if (reason != "no such file") return message;
  NearMiss near(file);
  for (const CatalogueEntry &entry : catalogue()) {
    near.consider(entry.name);
    for (const std::string &id : entry.ids) near.consider(id);
  }
  if (near.found()) return message + "; did you mean the catalogue's '" + std::string(near.suggestion()) + "'";
  return message + ", and no entry of the catalogue has that name";
}

} // namespace

bool LoadOutcome::ok() const {
  return std::none_of(diagnostics.begin(), diagnostics.end(),
                      [](const FileDiagnostic &d) { return d.diagnostic.severity == Diagnostic::error; });
}

LoadOutcome load_text(const std::string &text, const std::string &name) {
  Loader loader;
  loader.add(text, name, name);
  return std::move(loader.outcome);
}

LoadOutcome load_header(const std::string &header, const std::string &name) {
  const std::vector<FoundLiteral> literals = find_literals(header);
  Loader loader;
  if (literals.empty()) {
    loader.complain(no_file, {}, "no declaration in '" + name + "': a header holds them as R\"(...)\"_norm");
    return std::move(loader.outcome);
  }
  loader.add(literals_alone(header, literals), name, name);
  loader.outcome.program.files.front().text = header;
  return std::move(loader.outcome);
}

LoadOutcome load(const std::string &file) {
  const bool standard_input = file == "-";
  Reading reading = standard_input ? read(stdin) : read(fs::path(file));
  if (reading.text && standard_input) return load_text(*reading.text, "<stdin>");
  if (reading.text && names_cpp_file(file)) return load_header(*reading.text, file);
  if (reading.text) return load_text(*reading.text, file);
  if (const CatalogueEntry *entry = find_catalogue_entry(file)) return load_text(entry->text, entry->file);
  Loader loader;
  loader.complain(no_file, {}, with_suggestion(file, reading.reason));
  return std::move(loader.outcome);
}

std::string render(const std::vector<FileDiagnostic> &diagnostics, const LoadedProgram &program) {
  std::string out;
  for (const FileDiagnostic &d : first_shown(diagnostics))
    out += d.file == no_file ? "error: " + d.diagnostic.message.str() + "\n"
                             : render(d.diagnostic, program.files[std::size_t(d.file)]);
  return out + not_shown(diagnostics.size());
}

} // namespace norma::dsl
