//===- own.cpp - the roofline, Norma and its twins -----------------------------------------===//
//
// Reads requests, see case.h.
//
//===----------------------------------------------------------------------------===//
#include "tests/benchmark/own.h"
#include "compiler/driver/bench/stream.h"
#include "compiler/driver/bench/workers.h"

#include <stdexcept>

namespace norma::benchmark {

void require(const Status &status) {
  if (!status.ok()) throw std::runtime_error(status.message());
}

/// The speed of plain streams over the same bytes.
static Subject roofline(const Case &asked, const std::shared_ptr<const Data> &data) {
  const Store store = asked.in_cache() ? Store::ordinary : Store::past_cache;
  const std::size_t count = static_cast<std::size_t>(asked.elements());
  return {"roofline", asked.bytes_least(), [=, backward = asked.backward](std::size_t) {
            const Context context;
            if (backward)
              stream_add(context.raw(), store, data->y, data->x, data->dy, count);
            else
              stream_copy(context.raw(), store, data->y, data->x, count);
          }};
}

static std::vector<Subject> make(const Case &asked) {
  const auto data = std::make_shared<const Data>(asked);
  std::vector<Subject> subjects = {roofline(asked, data)};
  for (Subject &subject : asked.on_rows() ? on_rows(asked, data) : on_images(asked, data))
    subjects.push_back(std::move(subject));
  return subjects;
}

} // namespace norma::benchmark

int main() {
  norma::benchmark::bind_workers(norma::Context().raw());
  norma::benchmark::serve(norma::benchmark::make);
}
