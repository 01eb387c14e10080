//===- own_on_rows.cpp - layer norm and RMS norm ---------------------------------------------===//

#include "tests/benchmark/by_hand/by_hand.h"
#include "tests/benchmark/own.h"

#include "layer_norm.h"
#include "rms_norm.h"

#include <stdexcept>

namespace norma::benchmark {

namespace {

constexpr std::int64_t features = Case::features;

struct Views {
  std::int64_t rows;
  std::shared_ptr<const Data> data;
  Tensor matrix(const Buffer &buffer) const { return Tensor(static_cast<float *>(buffer), {rows, features}); }
  Tensor row(const Buffer &buffer) const { return Tensor(static_cast<float *>(buffer), {features}); }
  Tensor column(const Buffer &buffer) const { return Tensor(static_cast<float *>(buffer), {rows}); }
};

Calls layer_norm_calls(const Views &views) {
  const auto &[rows, d] = views;
  const ::layer_norm::Saved saved = {.m = views.column(d->mean), .r = views.column(d->rstd)};
  const ::layer_norm::Inputs in = {.x = views.matrix(d->x), .gamma = views.row(d->gamma), .beta = views.row(d->beta)};
  const ::layer_norm::Outputs out = {.y = views.matrix(d->y), .saved = saved};
  const ::layer_norm::BackwardInputs back = {
      .dy = views.matrix(d->dy), .x = views.matrix(d->x), .gamma = views.row(d->gamma), .saved = saved};
  const ::layer_norm::BackwardOutputs gradients = {
      .dx = views.matrix(d->y), .dgamma = views.row(d->dgamma), .dbeta = views.row(d->dbeta)};
  const auto workspace = std::make_shared<Workspace>(::layer_norm::workspace_bytes(in));
  const by_hand::Rows shape = {rows, features};
  return {[=] { require(::layer_norm::forward(in, out, *workspace)); },
          [=] { require(::layer_norm::backward(back, gradients, *workspace)); },
          [=, d = d] { by_hand::layer_norm_forward(shape, d->x, d->gamma, d->beta, d->y, d->mean, d->rstd); },
          [=, d = d] {
            by_hand::layer_norm_backward(shape, d->dy, d->x, d->gamma, d->mean, d->rstd, d->y, d->dgamma, d->dbeta);
          }};
}

Calls rms_norm_calls(const Views &views) {
  const auto &[rows, d] = views;
  const ::rms_norm::Saved saved = {.r = views.column(d->rstd)};
  const ::rms_norm::Inputs in = {.x = views.matrix(d->x), .gamma = views.row(d->gamma)};
  const ::rms_norm::Outputs out = {.y = views.matrix(d->y), .saved = saved};
  const ::rms_norm::BackwardInputs back = {
      .dy = views.matrix(d->dy), .x = views.matrix(d->x), .gamma = views.row(d->gamma), .saved = saved};
  const ::rms_norm::BackwardOutputs gradients = {.dx = views.matrix(d->y), .dgamma = views.row(d->dgamma)};
  const auto workspace = std::make_shared<Workspace>(::rms_norm::workspace_bytes(in));
  const by_hand::Rows shape = {rows, features};
  return {[=] { require(::rms_norm::forward(in, out, *workspace)); },
          [=] { require(::rms_norm::backward(back, gradients, *workspace)); },
          [=, d = d] { by_hand::rms_norm_forward(shape, d->x, d->gamma, d->y, d->rstd); },
          [=, d = d] { by_hand::rms_norm_backward(shape, d->dy, d->x, d->gamma, d->rstd, d->y, d->dgamma); }};
}

} // namespace

std::vector<Subject> on_rows(const Case &asked, const std::shared_ptr<const Data> &data) {
  const Views views = {asked.size, data};
  if (asked.layer != "layer_norm" && asked.layer != "rms_norm") throw std::runtime_error("no layer " + asked.layer);
  return (asked.layer == "layer_norm" ? layer_norm_calls(views) : rms_norm_calls(views)).subjects(asked);
}

} // namespace norma::benchmark
