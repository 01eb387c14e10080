//===- report.cpp - saying what is wrong, at a place the reader has -------===//
//
// Inside an expanded definition of another file the place is that of the call, and the message says where.
//
//===----------------------------------------------------------------------===//
#include "dsl/elaborate/detail/elaborator.h"

namespace norma::dsl::elaboration {

Place Elaborator::here(const Frame &frame, Place place) const {
  return frame.file == files.front() ? place : frame.call;
}

std::string_view Elaborator::spelled(const Frame &frame, Place place) { return frame.file->spelled(place); }

void Elaborator::report(Diagnostic::Severity severity, const Frame &frame, Place place, std::string message,
                        std::vector<Note> notes) {
  if (frame.file != files.front()) message = "in '" + frame.definition + "': " + message;
  place = here(frame, place);
  // A loop's body is walked over until its axes are known.
  for (const Diagnostic &said : diagnostics)
    if (said.place == place && said.message == message) return;
  diagnostics.push_back({severity, message, place, std::move(notes)});
}

NodeId Elaborator::error(const Frame &frame, Place place, std::string message, std::vector<Note> notes) {
  report(Diagnostic::error, frame, place, std::move(message), std::move(notes));
  return -1;
}

} // namespace norma::dsl::elaboration
