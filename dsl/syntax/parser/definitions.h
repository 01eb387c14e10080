//===- definitions.h - headers of definitions, and the whole file ---------===//
//
//   definition = KIND NAME "(" inputs [ ";" settings ] ")" [ "->" results ] block
//
//===----------------------------------------------------------------------===//
#pragma once

#include "dsl/syntax/parser/parser.h"

namespace norma::dsl {

constexpr bool begins_definition(TokenKind kind) {
  return kind == TokenKind::word_norm || kind == TokenKind::word_operation || kind == TokenKind::word_recovery ||
         kind == TokenKind::word_function;
}

constexpr DefinitionKind definition_kind(TokenKind kind) {
  if (kind == TokenKind::word_operation) return DefinitionKind::operation;
  if (kind == TokenKind::word_recovery) return DefinitionKind::recovery;
  if (kind == TokenKind::word_function) return DefinitionKind::function;
  return DefinitionKind::norm;
}

constexpr Input Parser::input() {
  Input input;
  const std::uint32_t start = begin();
  input.name = name("the name of an input");
  input.has_shape = shape(input.axes);
  if (accept(TokenKind::colon)) {
    const TokenKind kind = peek();
    if (kind == TokenKind::word_int || kind == TokenKind::word_bool || kind == TokenKind::axis)
      input.type = take();
    else
      expected("'int', 'bool' or the axis that the input labels");
  }
  if (accept(TokenKind::equals)) input.value = expression();
  input.place = since(start);
  return input;
}

constexpr Result Parser::result() {
  Result result;
  const std::uint32_t start = begin();
  result.name = name("the name of a result");
  result.has_shape = shape(result.axes);
  result.place = since(start);
  return result;
}

/// `##` lines are documentation, all other comments before a definition are kept beside it.
constexpr void Parser::documentation(Definition &d) {
  std::vector<Place> documentation, others;
  while (next_comment < lexed_comments.size() && lexed_comments[next_comment].begin < begin()) {
    const Place comment = lexed_comments[next_comment++];
    (file.spelled(comment).starts_with("##") ? documentation : others).push_back(comment);
  }
  d.documentation = append_all(file.comments, documentation);
  d.comments = append_all(file.comments, others);
}

constexpr void Parser::definition() {
  Definition d;
  documentation(d);
  const std::uint32_t start = begin();
  d.kind = definition_kind(peek());
  take();
  d.name = name("the name of the definition");
  require(TokenKind::open_parenthesis, "'(' and inputs");
  std::vector<Input> inputs;
  do inputs.push_back(input());
  while (accept(TokenKind::comma));
  d.inputs = append_all(file.inputs, inputs);
  std::vector<Setting> settings;
  if (accept(TokenKind::semicolon)) {
    do {
      Setting setting;
      setting.name = name("the name of a setting");
      if (accept(TokenKind::equals)) setting.value = expression();
      settings.push_back(setting);
    } while (accept(TokenKind::comma));
  }
  d.settings = append_all(file.settings, settings);
  require(TokenKind::close_parenthesis, settings.empty() ? "',', ';' or ')'" : "',' or ')'");
  std::vector<Result> results;
  if (accept(TokenKind::arrow)) {
    d.has_results = true;
    if (accept(TokenKind::open_parenthesis)) {
      do results.push_back(result());
      while (accept(TokenKind::comma));
      require(TokenKind::close_parenthesis, "',' or ')'");
    } else {
      results.push_back(result());
    }
  }
  d.results = append_all(file.results, results);
  d.body = failed ? Range{} : block(d.comments_end);
  if (failed) return;
  d.place = since(start);
  d.comment_after = comment_after(end_of_last());
  file.definitions.push_back(d);
}

/// After a mistake: on to the next definition that begins a line.
constexpr void Parser::resume() {
  at = failed_at;
  nesting = 0;
  while (tokens[at].kind != TokenKind::end) {
    const std::uint32_t offset = tokens[at].place.begin;
    const bool begins_line = offset > 0 && file.text[offset - 1] == '\n';
    if (begins_line && at > failed_at && begins_definition(tokens[at].kind)) break;
    ++at;
  }
  failed = false;
  while (next_comment < lexed_comments.size() && lexed_comments[next_comment].begin < end_of_last()) ++next_comment;
}

constexpr void Parser::run() {
  while (peek() == TokenKind::word_use) {
    take();
    const Place quoted = here();
    require(TokenKind::string, "the file in double quotes after 'use'");
    if (!failed) file.uses.push_back({quoted.begin + 1, quoted.end - 1});
  }
  if (failed) resume();
  while (peek() != TokenKind::end) {
    if (file.definitions.size() == definition_limit)
      return fail(here(), "more than 256 definitions in one file; divide it, and take its parts in with 'use'");
    if (begins_definition(peek()))
      definition();
    else if (peek() == TokenKind::word_use)
      fail(here(), "'use' stands before the first definition");
    else
      fail(here(), "expected 'norm', 'operation', 'recovery' or 'function', found " + found());
    if (failed) resume();
  }
  file.comments_end = comments_before(std::uint32_t(file.text.size()) + 1);
  if (file.definitions.empty() && diagnostics.empty())
    fail({0, 0}, "no definition: a file holds 'norm', 'operation', 'recovery' and 'function' definitions");
}

} // namespace norma::dsl
