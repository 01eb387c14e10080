//===- onednn.cpp - oneDNN's layers ---------------------------------------------------------===//
//
// Reads requests, see case.h. Outputs are allocated beforehand, as Norma's are. Training forward passes save their
// statistics; oneDNN's batch norm does not keep running ones.
//
//===----------------------------------------------------------------------------===//
#include "tests/benchmark/case.h"

#include <oneapi/dnnl/dnnl.hpp>

#include <stdexcept>
#include <unordered_map>

namespace norma::benchmark {

namespace {

using Tag = dnnl::memory::format_tag;
using Flags = dnnl::normalization_flags;

constexpr auto training = dnnl::prop_kind::forward_training, gradients = dnnl::prop_kind::backward;
constexpr float epsilon = 1e-5F;

struct Machine {
  dnnl::engine engine{dnnl::engine::kind::cpu, 0};
  dnnl::stream stream{engine};
};

const Machine &machine() {
  static const Machine only;
  return only;
}

dnnl::memory::desc describe(const dnnl::memory::dims &extents, Tag tag) {
  return {extents, dnnl::memory::data_type::f32, tag};
}

dnnl::memory view(const dnnl::memory::desc &description, const Buffer &buffer) {
  return {description, machine().engine, static_cast<float *>(buffer)};
}

/// A layer of one shape: the descriptions that its primitives are made from.
struct Shape {
  dnnl::memory::desc x, statistics, parameter;
};

Shape shape_of(const Case &asked) {
  if (asked.on_rows())
    return {describe({asked.size, asked.features}, Tag::ab), describe({asked.size}, Tag::a),
            describe({asked.features}, Tag::a)};
  const auto statistics =
      asked.layer == "batch_norm" ? describe({asked.channels}, Tag::a) : describe({asked.size, asked.groups}, Tag::ab);
  return {
      describe({asked.size, asked.channels, asked.height, asked.width}, asked.layout == "NHWC" ? Tag::nhwc : Tag::nchw),
      statistics, describe({asked.channels}, Tag::a)};
}

struct Primitives {
  dnnl::primitive forward, backward;
};

Primitives primitives(const Case &asked, const Shape &shape) {
  const dnnl::engine &engine = machine().engine;
  const auto affine = Flags::use_scale | Flags::use_shift;
  if (asked.layer == "batch_norm") {
    const dnnl::batch_normalization_forward::primitive_desc forward(engine, training, shape.x, shape.x, epsilon,
                                                                    affine);
    return {
        dnnl::batch_normalization_forward(forward),
        dnnl::batch_normalization_backward({engine, gradients, shape.x, shape.x, shape.x, epsilon, affine, forward})};
  }
  if (asked.layer == "group_norm") {
    const dnnl::group_normalization_forward::primitive_desc forward(engine, training, shape.x, shape.x, asked.groups,
                                                                    epsilon, affine);
    return {dnnl::group_normalization_forward(forward),
            dnnl::group_normalization_backward(
                {engine, gradients, shape.x, shape.x, shape.x, asked.groups, epsilon, affine, forward})};
  }
  if (asked.layer != "layer_norm" && asked.layer != "rms_norm") throw std::runtime_error("no layer " + asked.layer);
  const auto flags = asked.layer == "rms_norm" ? Flags::use_scale | Flags::rms_norm : affine;
  const dnnl::layer_normalization_forward::primitive_desc forward(engine, training, shape.x, shape.x, shape.statistics,
                                                                  epsilon, flags);
  return {dnnl::layer_normalization_forward(forward),
          dnnl::layer_normalization_backward(
              {engine, gradients, shape.x, shape.x, shape.x, shape.statistics, epsilon, flags, forward})};
}

std::vector<Subject> make(const Case &asked) {
  const auto data = std::make_shared<const Data>(asked);
  const Shape shape = shape_of(asked);
  const Primitives layer = primitives(asked, shape);
  const bool centred = asked.layer != "rms_norm";
  std::unordered_map<int, dnnl::memory> forward = {{DNNL_ARG_SRC, view(shape.x, data->x)},
                                                   {DNNL_ARG_DST, view(shape.x, data->y)},
                                                   {DNNL_ARG_VARIANCE, view(shape.statistics, data->rstd)},
                                                   {DNNL_ARG_SCALE, view(shape.parameter, data->gamma)}};
  std::unordered_map<int, dnnl::memory> backward = {{DNNL_ARG_SRC, view(shape.x, data->x)},
                                                    {DNNL_ARG_DIFF_DST, view(shape.x, data->dy)},
                                                    {DNNL_ARG_DIFF_SRC, view(shape.x, data->y)},
                                                    {DNNL_ARG_VARIANCE, view(shape.statistics, data->rstd)},
                                                    {DNNL_ARG_SCALE, view(shape.parameter, data->gamma)},
                                                    {DNNL_ARG_DIFF_SCALE, view(shape.parameter, data->dgamma)}};
  if (centred) {
    forward.emplace(DNNL_ARG_MEAN, view(shape.statistics, data->mean));
    forward.emplace(DNNL_ARG_SHIFT, view(shape.parameter, data->beta));
    backward.emplace(DNNL_ARG_MEAN, view(shape.statistics, data->mean));
    backward.emplace(DNNL_ARG_SHIFT, view(shape.parameter, data->beta));
    backward.emplace(DNNL_ARG_DIFF_SHIFT, view(shape.parameter, data->dbeta));
  }
  const auto call = [data](const dnnl::primitive &primitive, const std::unordered_map<int, dnnl::memory> &arguments) {
    primitive.execute(machine().stream, arguments);
    dnnl::stream stream = machine().stream;
    stream.wait();
  };
  call(layer.forward, forward);
  if (!asked.backward) return {{"oneDNN", asked.bytes_least(), [=](std::size_t) { call(layer.forward, forward); }}};
  return {{"oneDNN", asked.bytes_least(), [=](std::size_t) { call(layer.backward, backward); }}};
}

} // namespace

} // namespace norma::benchmark

int main() { norma::benchmark::serve(norma::benchmark::make); }
