//===- support.cpp - helpers of the language's tests ----------------------===//
#include "support.h"

#include <fstream>
#include <iterator>
#include <sstream>

namespace norma::dsl {
namespace {

void line(std::ostream &out, const File &file, Place place, const char *kind, const Text &message) {
  const Position at = position(file.text, place.begin);
  out << at.line << ":" << at.column << ": " << kind << ": " << message << "\n";
}

/// Writes a file's tree; every optional part has a mark, so that no two trees read alike.
class Dump {
public:
  explicit Dump(const File &file) : file(file) {}

  std::string run() {
    for (Place use : file.uses) out << "use " << file.spelled(use) << "\n";
    for (const Definition &d : file.definitions) definition(d);
    comments(file.comments_end);
    return out.str();
  }

private:
  template <typename Pool, typename Each> void each(const Pool &pool, Range range, Each each) {
    out << "(";
    for (Index i = 0; i < range.count; ++i) {
      if (i) out << ", ";
      each(pool[std::size_t(range.first + i)]);
    }
    out << ")";
  }
  void comments(Range range) {
    each(file.comments, range, [&](Place p) { out << file.spelled(p); });
  }
  void axis(const AxisName &a) { out << file.spelled(a.name) << (a.pack ? "..." : "") << (a.twin ? "'" : ""); }
  void axes(Range range) {
    each(file.axes, range, [&](const AxisName &a) { axis(a); });
  }
  void spans(Range range) {
    each(file.spans, range, [&](const Span &s) {
      axis(s.axis);
      if (s.within) out << " within", expression(s.low), expression(s.high);
      if (s.across_replicas) out << " across";
    });
  }
  void filters(Range range) {
    each(file.filters, range, [&](const Filter &f) {
      out << int(f.kind);
      expression(f.value);
      axes(f.axes);
    });
  }
  void tracking(Index index) {
    if (index == none) return;
    const Tracking &t = file.trackings[std::size_t(index)];
    out << " tracking" << t.selects;
    expression(t.rate);
    each(file.feeds, t.feeds, [&](const Feed &f) { out << file.spelled(f.name), expression(f.value); });
  }
  void expression(Index index) {
    if (index == none) {
      out << " none";
      return;
    }
    const Expression &e = file.expressions[std::size_t(index)];
    out << " [" << int(e.kind) << " " << int(e.op) << (e.twin ? "' " : " ");
    if (e.kind != ExpressionKind::pick) out << file.spelled(e.text);
    if (e.left != none) expression(e.left);
    if (e.right != none) expression(e.right);
    each(file.arguments, e.arguments, [&](const Argument &a) {
      out << file.spelled(a.name) << "=";
      expression(a.value);
      if (a.area.present) out << " over " << file.spelled(a.area.partition), spans(a.area.spans);
      filters(a.filters);
    });
    each(file.picks, e.picks, [&](const Pick &p) { axis(p.axis), expression(p.value); });
    out << "]";
  }
  void block(Range range) {
    out << "{\n";
    for (Index i = 0; i < range.count; ++i)
      statement(file.statements[std::size_t(file.blocks[std::size_t(range.first + i)])]);
    out << "}";
  }
  void statement(const Statement &s) {
    comments(s.comments);
    out << int(s.kind);
    each(file.names, s.names, [&](Place p) { out << file.spelled(p); });
    out << (s.has_shape ? "shape" : "");
    axes(s.axes);
    out << file.spelled(s.type);
    each(file.factors, s.factors, [&](const Factor &f) { out << file.spelled(f.axis), expression(f.extent); });
    spans(s.spans);
    filters(s.filters);
    expression(s.value);
    each(file.clauses, s.clauses, [&](const Clause &c) {
      out << int(c.kind) << file.spelled(c.name);
      expression(c.value);
      axes(c.axes);
      tracking(c.tracking);
    });
    expression(s.initially);
    tracking(s.tracking);
    if (s.has_block) block(s.block);
    comments(s.comments_end);
    out << file.spelled(s.comment_after) << "\n";
  }
  void definition(const Definition &d) {
    comments(d.documentation);
    comments(d.comments);
    out << int(d.kind) << " " << file.spelled(d.name);
    each(file.inputs, d.inputs, [&](const Input &i) {
      out << file.spelled(i.name) << (i.has_shape ? "shape" : "");
      axes(i.axes);
      out << file.spelled(i.type);
      expression(i.value);
    });
    each(file.settings, d.settings, [&](const Setting &s) { out << file.spelled(s.name), expression(s.value); });
    out << d.has_results;
    each(file.results, d.results, [&](const Result &r) {
      out << file.spelled(r.name) << (r.has_shape ? "shape" : "");
      axes(r.axes);
    });
    block(d.body);
    comments(d.comments_end);
    out << file.spelled(d.comment_after) << "\n";
  }

  const File &file;
  std::ostringstream out;
};

} // namespace

std::string complaints(const std::string &text) {
  const ParseOutcome outcome = parse(text, "test.norm");
  std::vector<Diagnostic> diagnostics = outcome.diagnostics;
  if (outcome.ok()) diagnostics = check_structure(outcome.file);
  std::ostringstream out;
  for (const Diagnostic &d : diagnostics) {
    line(out, outcome.file, d.place, d.severity == Diagnostic::error ? "error" : "warning", d.message);
    for (const Note &note : d.notes) line(out, outcome.file, note.place, "note", note.message);
  }
  return out.str();
}

std::string tree(const File &file) { return Dump(file).run(); }

std::string source_file(const std::string &relative) {
  std::ifstream stream(std::string(NORMA_SOURCE_DIR) + "/" + relative, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

} // namespace norma::dsl
