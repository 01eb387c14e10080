//===- memory.cpp - a tensor in memory of its own, with guards around it --------------------===//

#include "tests/laws/memory.h"

#include <algorithm>
#include <cstring>
#include <numeric>

namespace norma::laws {
namespace {

constexpr std::byte pattern{0xA5};
constexpr std::size_t guard = 256; ///< bytes before and after, more than any step of lanes

template <typename T> void put(std::byte *place, double value) {
  const T converted = static_cast<T>(value);
  std::memcpy(place, &converted, sizeof converted);
}

template <typename T> double get(const std::byte *place) {
  T value;
  std::memcpy(&value, place, sizeof value);
  return static_cast<double>(value);
}

} // namespace

Strides compact_strides(const Shape &shape) {
  Strides strides;
  strides.steps.assign(shape.size(), 1);
  for (std::size_t d = shape.size(); d-- > 1;) strides.steps[d - 1] = strides.steps[d] * shape[d];
  strides.span = size_of(shape);
  return strides;
}

Strides random_strides(const norma_record &record, const norma_argument &argument, const Shape &shape,
                       const std::vector<bool> &broadcast, Draw &draw) {
  // Blocks of dimensions that stay together: `...` is one, every other dimension its own.
  std::vector<std::vector<std::size_t>> blocks;
  std::size_t next = 0;
  for (int d = 0; d < argument.rank; ++d) {
    const bool pack = record.dimensions[argument.first_dimension + d].is_pack;
    const std::size_t count = pack ? shape.size() + 1 - static_cast<std::size_t>(argument.rank) : 1;
    blocks.emplace_back(count);
    std::iota(blocks.back().begin(), blocks.back().end(), next);
    next += count;
  }
  for (std::size_t i = blocks.size(); i > 1; --i)
    std::swap(blocks[i - 1], blocks[static_cast<std::size_t>(draw.whole(0, static_cast<std::int64_t>(i) - 1))]);

  Strides strides;
  strides.steps.assign(shape.size(), 0);
  strides.misalignment = draw.whole(0, 15);
  std::int64_t step = draw.one_in(3) ? draw.whole(2, 3) : 1, reach = 0;
  for (const std::vector<std::size_t> &block : blocks) {
    if (!block.empty() && broadcast[block.front()]) continue;
    const std::int64_t sign = draw.one_in(6) ? -1 : 1, begin = step;
    for (std::size_t i = block.size(); i-- > 0;) {
      strides.steps[block[i]] = sign * step;
      step *= shape[block[i]];
    }
    const std::int64_t block_reach = step - begin;
    reach += block_reach;
    if (sign < 0) strides.first += block_reach;
    step += draw.one_in(2) ? draw.whole(1, 5) : 0;
  }
  strides.span = reach + 1;
  // Along an extent of 1 a stride means nothing, outside `...`.
  for (const std::vector<std::size_t> &block : blocks)
    if (block.size() == 1 && shape[block.front()] == 1 && draw.one_in(2))
      strides.steps[block.front()] = draw.whole(-99, 99);
  return strides;
}

Memory::Memory(norma_dtype element, Shape extents, Strides steps)
    : type(element), shape(std::move(extents)), strides(std::move(steps)) {
  const std::size_t elements = size_of(shape) == 0 ? 0 : static_cast<std::size_t>(strides.span);
  bytes.assign(2 * guard + 64 + 16 * width() + elements * width(), pattern);
  const auto address = reinterpret_cast<std::uintptr_t>(bytes.data()) + guard;
  const std::uintptr_t aligned = (address + 63) / 64 * 64 + static_cast<std::uintptr_t>(strides.misalignment) * width();
  begin = aligned - reinterpret_cast<std::uintptr_t>(bytes.data()) + static_cast<std::size_t>(strides.first) * width();
}

template <typename Visit> void Memory::for_each_element(const Visit &visit) const {
  Shape index(shape.size(), 0);
  for (std::int64_t i = 0; i < size_of(shape); ++i) {
    std::int64_t offset = 0;
    for (std::size_t d = 0; d < shape.size(); ++d) offset += index[d] * strides.steps[d];
    visit(static_cast<std::size_t>(i), begin + static_cast<std::size_t>(offset) * width());
    for (std::size_t d = shape.size(); d-- > 0 && ++index[d] == shape[d];) index[d] = 0;
  }
}

void Memory::write(const std::vector<double> &elements) {
  for_each_element([&](std::size_t i, std::size_t offset) {
    std::byte *place = bytes.data() + offset;
    if (type.code == NORMA_FLOAT && type.bits == 64) return put<double>(place, elements[i]);
    if (type.code == NORMA_FLOAT) return put<float>(place, elements[i]);
    if (type.code == NORMA_BOOL) return put<bool>(place, elements[i]);
    type.bits == 64 ? put<std::int64_t>(place, elements[i]) : put<std::int32_t>(place, elements[i]);
  });
}

Array Memory::read() const {
  Array array{shape, std::vector<double>(static_cast<std::size_t>(size_of(shape)))};
  for_each_element([&](std::size_t i, std::size_t offset) {
    const std::byte *place = bytes.data() + offset;
    if (type.code == NORMA_FLOAT)
      array.data[i] = type.bits == 64 ? get<double>(place) : get<float>(place);
    else if (type.code == NORMA_BOOL)
      array.data[i] = get<bool>(place);
    else
      array.data[i] = type.bits == 64 ? get<std::int64_t>(place) : get<std::int32_t>(place);
  });
  return array;
}

bool Memory::rest_is_untouched() const {
  std::vector<bool> element(bytes.size(), false);
  for_each_element([&](std::size_t, std::size_t offset) {
    for (std::size_t b = 0; b < width(); ++b) element[offset + b] = true;
  });
  for (std::size_t b = 0; b < bytes.size(); ++b)
    if (!element[b] && bytes[b] != pattern) return false;
  return true;
}

norma_tensor Memory::view() {
  return {bytes.data() + begin,
          {NORMA_CPU, 0},
          static_cast<std::int32_t>(shape.size()),
          type,
          shape.data(),
          strides.steps.data(),
          0};
}

} // namespace norma::laws
