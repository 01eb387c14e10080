//===- own_on_images.cpp - batch norm in training and group norm -----------------------------===//

#include "tests/benchmark/by_hand/by_hand.h"
#include "tests/benchmark/own.h"

#include "batch_norm.h"
#include "group_norm.h"

#include <stdexcept>

namespace norma::benchmark {

namespace {

constexpr std::int64_t channels = Case::channels, height = Case::height, width = Case::width, groups = Case::groups;

struct Views {
  std::int64_t samples;
  bool innermost; ///< the channels
  std::shared_ptr<const Data> data;

  /// The dimensions keep their order; where the channels lie is said by strides.
  Tensor images(const Buffer &buffer) const {
    if (!innermost) return Tensor(static_cast<float *>(buffer), {samples, channels, height, width});
    return Tensor(static_cast<float *>(buffer), {samples, channels, height, width},
                  {height * width * channels, 1, width * channels, channels});
  }
  Tensor per_channel(const Buffer &buffer) const { return Tensor(static_cast<float *>(buffer), {channels}); }
  Tensor per_group(const Buffer &buffer) const { return Tensor(static_cast<float *>(buffer), {samples, groups}); }
  by_hand::Images shape() const { return {samples, channels, height * width}; }
};

Calls batch_norm_calls(const Views &views) {
  const auto &d = views.data;
  const ::batch_norm::Saved saved = {.m = views.per_channel(d->mean), .r = views.per_channel(d->rstd)};
  const Tensor running_mean = views.per_channel(d->running_mean),
               running_variance = views.per_channel(d->running_variance);
  const ::batch_norm::Inputs in = {.x = views.images(d->x),
                                   .gamma = views.per_channel(d->gamma),
                                   .beta = views.per_channel(d->beta),
                                   .state_m = running_mean,
                                   .state_v = running_variance};
  const ::batch_norm::Outputs out = {
      .y = views.images(d->y), .state_m = running_mean, .state_v = running_variance, .saved = saved};
  const ::batch_norm::BackwardInputs back = {
      .dy = views.images(d->dy), .x = views.images(d->x), .gamma = views.per_channel(d->gamma), .saved = saved};
  const ::batch_norm::BackwardOutputs gradients = {
      .dx = views.images(d->y), .dgamma = views.per_channel(d->dgamma), .dbeta = views.per_channel(d->dbeta)};
  const auto workspace = std::make_shared<Workspace>(::batch_norm::workspace_bytes(in));
  const by_hand::Images shape = views.shape();
  const auto forward = views.innermost ? by_hand::batch_norm_forward_nhwc : by_hand::batch_norm_forward_nchw;
  const auto backward = views.innermost ? by_hand::batch_norm_backward_nhwc : by_hand::batch_norm_backward_nchw;
  return {
      [=] { require(::batch_norm::forward(in, out, *workspace)); },
      [=] { require(::batch_norm::backward(back, gradients, *workspace)); },
      [=] { forward(shape, d->x, d->gamma, d->beta, d->running_mean, d->running_variance, d->y, d->mean, d->rstd); },
      [=] { backward(shape, d->dy, d->x, d->gamma, d->mean, d->rstd, d->y, d->dgamma, d->dbeta); }};
}

Calls group_norm_calls(const Views &views) {
  const auto &d = views.data;
  const ::group_norm::Saved saved = {.m = views.per_group(d->mean), .r = views.per_group(d->rstd)};
  const ::group_norm::Inputs in = {
      .x = views.images(d->x), .gamma = views.per_channel(d->gamma), .beta = views.per_channel(d->beta)};
  const ::group_norm::Outputs out = {.y = views.images(d->y), .saved = saved};
  const ::group_norm::BackwardInputs back = {
      .dy = views.images(d->dy), .x = views.images(d->x), .gamma = views.per_channel(d->gamma), .saved = saved};
  const ::group_norm::BackwardOutputs gradients = {
      .dx = views.images(d->y), .dgamma = views.per_channel(d->dgamma), .dbeta = views.per_channel(d->dbeta)};
  const auto workspace = std::make_shared<Workspace>(::group_norm::workspace_bytes(in));
  const by_hand::Images shape = views.shape();
  const auto forward = views.innermost ? by_hand::group_norm_forward_nhwc : by_hand::group_norm_forward_nchw;
  const auto backward = views.innermost ? by_hand::group_norm_backward_nhwc : by_hand::group_norm_backward_nchw;
  return {[=] { require(::group_norm::forward(in, out, *workspace)); },
          [=] { require(::group_norm::backward(back, gradients, *workspace)); },
          [=] { forward(shape, groups, d->x, d->gamma, d->beta, d->y, d->mean, d->rstd); },
          [=] { backward(shape, groups, d->dy, d->x, d->gamma, d->mean, d->rstd, d->y, d->dgamma, d->dbeta); }};
}

} // namespace

std::vector<Subject> on_images(const Case &asked, const std::shared_ptr<const Data> &data) {
  const Views views = {asked.size, asked.layout == "NHWC", data};
  if (asked.layer != "batch_norm" && asked.layer != "group_norm") throw std::runtime_error("no layer " + asked.layer);
  return (asked.layer == "batch_norm" ? batch_norm_calls(views) : group_norm_calls(views)).subjects(asked);
}

} // namespace norma::benchmark
