//===- call.cpp - one call of a form, on arrays --------------------------------------------===//

#include "tests/laws/call.h"

#include "norma/workspace.hpp"

#include <atomic>
#include <memory>
#include <thread>

namespace norma::laws {
namespace {

std::string sentence(const norma_status &status) {
  std::string text(norma_status_message(&status, nullptr, 0) + 1, '\0');
  norma_status_message(&status, text.data(), text.size());
  text.pop_back();
  return text;
}

/// Workers that take whatever task comes, each in a thread of its own.
void in_threads(void *, std::int64_t tasks, std::int64_t workers, norma_parallel_task task, void *data) {
  std::atomic<std::int64_t> next = 0;
  std::vector<std::thread> threads;
  for (std::int64_t worker = 0; worker < workers; ++worker)
    threads.emplace_back([&, worker] {
      for (std::int64_t mine; (mine = next++) < tasks;) task(data, mine, worker);
    });
  for (std::thread &thread : threads) thread.join();
}

/// One thread that pretends to be several workers and takes the tasks in any order.
void in_any_order(void *seed, std::int64_t tasks, std::int64_t workers, norma_parallel_task task, void *data) {
  Draw draw(*static_cast<std::uint64_t *>(seed));
  std::vector<std::int64_t> order(static_cast<std::size_t>(tasks));
  for (std::int64_t t = 0; t < tasks; ++t) order[static_cast<std::size_t>(t)] = t;
  for (std::int64_t t = tasks; t > 1; --t)
    std::swap(order[static_cast<std::size_t>(t - 1)], order[static_cast<std::size_t>(draw.whole(0, t - 1))]);
  for (std::int64_t t : order) task(data, t, draw.whole(0, workers - 1));
}

class Call {
public:
  Call(const norma_record &record, const Extents &extents, const Arrays &given, const Manner &manner)
      : record(record), given(given), manner(manner), draw(manner.strides), memory(std::size_t(record.argument_count)) {
    for (int a = 0; a < record.argument_count; ++a) place(a, extents);
  }

  Called run(const Settings &settings) {
    std::vector<norma_tensor> tensors;
    for (int a = 0; a < record.argument_count; ++a)
      tensors.push_back(memory_of(a) ? memory_of(a)->view() : norma_tensor{});
    std::vector<double> scalars;
    for (int s = 0; s < record.scalar_count; ++s) {
      auto found = settings.find(record.scalars[s].name);
      scalars.push_back(found == settings.end() ? record.scalars[s].first_value : found->second);
    }
    std::uint64_t order = manner.tasks;
    norma_context context{};
    context.worker_limit = manner.threads;
    context.stream_threshold_bytes = manner.stream_threshold;
    if (manner.threads > 1) context.parallel_for = manner.tasks ? in_any_order : in_threads;
    context.parallel_data = &order;

    Called called;
    std::size_t bytes = 0;
    called.status = norma_workspace_bytes(&record, tensors.data(), manner.threads, &bytes);
    const Workspace workspace(bytes);
    if (called.status.code == NORMA_OK)
      called.status = norma_call(&record, tensors.data(), scalars.empty() ? nullptr : scalars.data(), workspace.data(),
                                 workspace.bytes(), &context);
    if (called.status.code != NORMA_OK) called.message = sentence(called.status);
    collect(called);
    return called;
  }

private:
  bool in_place(const norma_argument &argument) const {
    return manner.states_in_place && argument.written && argument.alias >= 0 &&
           given.contains(record.arguments[argument.alias].name);
  }

  Memory *memory_of(int a) {
    const norma_argument &argument = record.arguments[a];
    return memory[static_cast<std::size_t>(in_place(argument) ? argument.alias : a)].get();
  }

  void place(int a, const Extents &extents) {
    const norma_argument &argument = record.arguments[a];
    const auto found = given.find(argument.name);
    if (argument.written ? manner.left_out.contains(argument.name) : found == given.end()) return;
    const Shape shape = shape_of(record, argument, extents);
    std::vector<bool> broadcast(shape.size(), false);
    if (auto dimensions = manner.broadcast.find(argument.name);
        !argument.written && dimensions != manner.broadcast.end())
      broadcast = dimensions->second;
    Strides strides =
        manner.strides ? random_strides(record, argument, shape, broadcast, draw) : compact_strides(shape);
    auto &own = memory[static_cast<std::size_t>(a)] =
        std::make_unique<Memory>(argument.dtype, shape, std::move(strides));
    if (!argument.written) own->write(found->second.data);
  }

  void collect(Called &called) {
    for (int a = 0; a < record.argument_count; ++a) {
      const norma_argument &argument = record.arguments[a];
      Memory *own = memory_of(a);
      if (!own) continue;
      if (argument.written && called.status.code == NORMA_OK) called.written[argument.name] = own->read();
      if (!own->rest_is_untouched()) called.damage += std::string(argument.name) + " was left by a write; ";
      if (argument.written || manner.states_in_place) continue;
      Memory same(argument.dtype, given.at(argument.name).shape, compact_strides(given.at(argument.name).shape));
      same.write(given.at(argument.name).data);
      const std::vector<double> now = own->read().data, before = same.read().data;
      for (std::size_t i = 0; i < now.size(); ++i)
        if (!(now[i] == before[i] || (now[i] != now[i] && before[i] != before[i])))
          called.damage += std::string(argument.name) + " was written; ", i = now.size();
    }
  }

  const norma_record &record;
  const Arrays &given;
  const Manner &manner;
  Draw draw;
  std::vector<std::unique_ptr<Memory>> memory;
};

} // namespace

Called call(const norma_record &record, const Extents &extents, const Arrays &given, const Settings &settings,
            const Manner &manner) {
  return Call(record, extents, given, manner).run(settings);
}

} // namespace norma::laws
