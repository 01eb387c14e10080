//===- constant_file.h - a parsed file that a constant can keep -----------===//
//
// Memory allocated in a constant expression may not outlive it, so a declaration that is to be kept has arrays
// of fixed sizes. The text is parsed twice: once to count, once to fill.
//
//===----------------------------------------------------------------------===//
#pragma once

#include "dsl/syntax/syntax.h"

#include <array>

namespace norma::dsl {

/// Elements in each pool of a file.
struct FileSizes {
  std::size_t text = 0, definitions = 0, inputs = 0, settings = 0, results = 0, statements = 0, blocks = 0;
  std::size_t expressions = 0, arguments = 0, picks = 0, spans = 0, filters = 0, axes = 0, factors = 0, clauses = 0;
  std::size_t trackings = 0, feeds = 0, names = 0, comments = 0;
  constexpr bool operator==(const FileSizes &) const = default;
};

constexpr FileSizes sizes_of(const File &file) {
  return {.text = file.text.size(),
          .definitions = file.definitions.size(),
          .inputs = file.inputs.size(),
          .settings = file.settings.size(),
          .results = file.results.size(),
          .statements = file.statements.size(),
          .blocks = file.blocks.size(),
          .expressions = file.expressions.size(),
          .arguments = file.arguments.size(),
          .picks = file.picks.size(),
          .spans = file.spans.size(),
          .filters = file.filters.size(),
          .axes = file.axes.size(),
          .factors = file.factors.size(),
          .clauses = file.clauses.size(),
          .trackings = file.trackings.size(),
          .feeds = file.feeds.size(),
          .names = file.names.size(),
          .comments = file.comments.size()};
}

/// The pools of `File` with their sizes in the type.
template <FileSizes Sizes> struct ConstantFile {
  std::array<char, Sizes.text> text{};
  std::array<Definition, Sizes.definitions> definitions{};
  std::array<Input, Sizes.inputs> inputs{};
  std::array<Setting, Sizes.settings> settings{};
  std::array<Result, Sizes.results> results{};
  std::array<Statement, Sizes.statements> statements{};
  std::array<Index, Sizes.blocks> blocks{};
  std::array<Expression, Sizes.expressions> expressions{};
  std::array<Argument, Sizes.arguments> arguments{};
  std::array<Pick, Sizes.picks> picks{};
  std::array<Span, Sizes.spans> spans{};
  std::array<Filter, Sizes.filters> filters{};
  std::array<AxisName, Sizes.axes> axes{};
  std::array<Factor, Sizes.factors> factors{};
  std::array<Clause, Sizes.clauses> clauses{};
  std::array<Tracking, Sizes.trackings> trackings{};
  std::array<Feed, Sizes.feeds> feeds{};
  std::array<Place, Sizes.names> names{};
  std::array<Place, Sizes.comments> comments{};
  Range comments_end{};

  constexpr std::string_view spelled(Place place) const {
    return std::string_view(text.data(), text.size()).substr(place.begin, place.end - place.begin);
  }

  /// The name of the first definition.
  constexpr std::string_view name() const { return spelled(definitions[0].name); }

  /// The same file with growing pools, as everything at run time takes it.
  File file(std::string_view name) const;
};

namespace constant_file {

template <typename From, typename To> constexpr void copy(const From &from, To &to) {
  for (std::size_t i = 0; i < to.size(); ++i) to[i] = from[i];
}

template <typename From, typename Element> void copy_out(const From &from, std::vector<Element> &to) {
  to.assign(from.begin(), from.end());
}

} // namespace constant_file

/// Fills the arrays from a parsed file of these sizes.
template <FileSizes Sizes> constexpr ConstantFile<Sizes> persisted(const File &file) {
  using constant_file::copy;
  ConstantFile<Sizes> kept;
  copy(file.text, kept.text);
  copy(file.definitions, kept.definitions);
  copy(file.inputs, kept.inputs);
  copy(file.settings, kept.settings);
  copy(file.results, kept.results);
  copy(file.statements, kept.statements);
  copy(file.blocks, kept.blocks);
  copy(file.expressions, kept.expressions);
  copy(file.arguments, kept.arguments);
  copy(file.picks, kept.picks);
  copy(file.spans, kept.spans);
  copy(file.filters, kept.filters);
  copy(file.axes, kept.axes);
  copy(file.factors, kept.factors);
  copy(file.clauses, kept.clauses);
  copy(file.trackings, kept.trackings);
  copy(file.feeds, kept.feeds);
  copy(file.names, kept.names);
  copy(file.comments, kept.comments);
  kept.comments_end = file.comments_end;
  return kept;
}

template <FileSizes Sizes> File ConstantFile<Sizes>::file(std::string_view name) const {
  using constant_file::copy_out;
  File out;
  out.text = std::string_view(text.data(), text.size());
  out.name = name;
  copy_out(definitions, out.definitions);
  copy_out(inputs, out.inputs);
  copy_out(settings, out.settings);
  copy_out(results, out.results);
  copy_out(statements, out.statements);
  copy_out(blocks, out.blocks);
  copy_out(expressions, out.expressions);
  copy_out(arguments, out.arguments);
  copy_out(picks, out.picks);
  copy_out(spans, out.spans);
  copy_out(filters, out.filters);
  copy_out(axes, out.axes);
  copy_out(factors, out.factors);
  copy_out(clauses, out.clauses);
  copy_out(trackings, out.trackings);
  copy_out(feeds, out.feeds);
  copy_out(names, out.names);
  copy_out(comments, out.comments);
  out.comments_end = comments_end;
  return out;
}

} // namespace norma::dsl
