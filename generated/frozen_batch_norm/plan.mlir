// norma show frozen_batch_norm --emit plan
plan.form @frozen_batch_norm.training(%arg0: !plan.array<f32, [N, C, "..."]> {norm.axes = ["N", "C", "..."], norm.name = "x", norm.role = "input", norm.storage = f32}, %arg1: !plan.array<f32, [C]> {norm.axes = ["C"], norm.name = "gamma", norm.role = "input", norm.storage = f32}, %arg2: !plan.array<f32, [C]> {norm.axes = ["C"], norm.name = "beta", norm.role = "input", norm.storage = f32}, %arg3: !plan.array<f32, [C]> {norm.axes = ["C"], norm.name = "mean", norm.role = "input", norm.storage = f32}, %arg4: !plan.array<f32, [C]> {norm.axes = ["C"], norm.name = "variance", norm.role = "input", norm.storage = f32}, %arg5: !plan.array<f32, []> {norm.axes = [], norm.first_value = 1.000000e-05 : f64, norm.name = "eps", norm.optional = true, norm.role = "scalar", norm.storage = f32}) -> (!plan.array<f32, [N, C, "..."]> {norm.axes = ["N", "C", "..."], norm.name = "y", norm.role = "output", norm.storage = f32}) attributes {areas_of_two = [], axes = [#plan.axis<N, plain>, #plan.axis<C, plain>, #plan.axis<"...", pack>], declaration = "frozen_batch_norm", form = "training", refused = []} {
  %0 = plan.kernel @y for [N, C] placed {lanes = "...", tasks = [#plan.block<N by 1 as N>, #plan.block<C by 16 as C>]} {
    %1:2 = traverse [] (%arg1[C] : !plan.array<f32, [C]>, %arg4[C] : !plan.array<f32, [C]>, %arg5[] : !plan.array<f32, []>, %arg2[C] : !plan.array<f32, [C]>, %arg3[C] : !plan.array<f32, [C]>) {
    ^bb0(%arg6: f32, %arg7: f32, %arg8: f32, %arg9: f32, %arg10: f32):
      %cst = constant 1.000000e+00 : f32
      %3 = addf %arg7, %arg8 : f32
      %4 = math.sqrt %3 : f32
      %5 = divf %cst, %4 : f32
      %6 = mulf %arg6, %5 : f32
      %7 = mulf %arg10, %6 : f32
      %8 = subf %arg9, %7 : f32
      plan.yield %6, %8 : f32, f32
    } {names = ["scale", ""]} : !plan.array<f32, []>, !plan.array<f32, []>
    %2 = traverse ["..."] (%arg0[N, C, "..."] : !plan.array<f32, [N, C, "..."]>, %1#0[] : !plan.array<f32, []>, %1#1[] : !plan.array<f32, []>) placed {order = ["..."], store = "stream"} {
    ^bb0(%arg6: f32, %arg7: f32, %arg8: f32):
      %3 = mulf %arg6, %arg7 : f32
      %4 = addf %3, %arg8 : f32
      plan.yield %4 : f32
    } {names = ["y"]} : !plan.array<f32, ["..."]>
    return %2 : !plan.array<f32, ["..."]>
  } {names = ["y"]} : !plan.array<f32, [N, C, "..."]>
  plan.return %0 : !plan.array<f32, [N, C, "..."]>
}
plan.form @frozen_batch_norm.vjp(%arg0: !plan.array<f32, [N, C, "..."]> {norm.axes = ["N", "C", "..."], norm.name = "dy", norm.role = "cotangent", norm.storage = f32}, %arg1: !plan.array<f32, [N, C, "..."]> {norm.axes = ["N", "C", "..."], norm.name = "x", norm.role = "input", norm.storage = f32}, %arg2: !plan.array<f32, [C]> {norm.axes = ["C"], norm.name = "gamma", norm.role = "input", norm.storage = f32}, %arg3: !plan.array<f32, [C]> {norm.axes = ["C"], norm.name = "mean", norm.role = "input", norm.storage = f32}, %arg4: !plan.array<f32, [C]> {norm.axes = ["C"], norm.name = "variance", norm.role = "input", norm.storage = f32}, %arg5: !plan.array<f32, []> {norm.axes = [], norm.first_value = 1.000000e-05 : f64, norm.name = "eps", norm.optional = true, norm.role = "scalar", norm.storage = f32}) -> (!plan.array<f32, [N, C, "..."]> {norm.axes = ["N", "C", "..."], norm.name = "dx", norm.role = "gradient", norm.storage = f32}, !plan.array<f32, [C]> {norm.axes = ["C"], norm.name = "dgamma", norm.role = "gradient", norm.storage = f32}, !plan.array<f32, [C]> {norm.axes = ["C"], norm.name = "dbeta", norm.role = "gradient", norm.storage = f32}, !plan.array<f32, [C]> {norm.axes = ["C"], norm.name = "dmean", norm.role = "gradient", norm.storage = f32}, !plan.array<f32, [C]> {norm.axes = ["C"], norm.name = "dvariance", norm.role = "gradient", norm.storage = f32}) attributes {areas_of_two = [], axes = [#plan.axis<N, plain>, #plan.axis<C, plain>, #plan.axis<"...", pack>, #plan.axis<b, block, of = N>], declaration = "frozen_batch_norm", form = "vjp", refused = ["separate dbeta, dgamma, dmean, dvariance kernel: 4.00 tensors", "a kernel for each aggregate: 5.00 tensors"]} {
  %0:3 = plan.kernel @dx for [N, C] block [N by 8 as b] placed {lanes = "...", tasks = [#plan.block<N by 8 as b>, #plan.block<C by 16 as C>]} {
    %2 = traverse [] (%arg2[C] : !plan.array<f32, [C]>, %arg4[C] : !plan.array<f32, [C]>, %arg5[] : !plan.array<f32, []>) {
    ^bb0(%arg6: f32, %arg7: f32, %arg8: f32):
      %cst = constant 1.000000e+00 : f32
      %4 = addf %arg7, %arg8 : f32
      %5 = math.sqrt %4 : f32
      %6 = divf %cst, %5 : f32
      %7 = mulf %arg6, %6 : f32
      plan.yield %7 : f32
    } {names = ["scale"]} : !plan.array<f32, []>
    %3:3 = traverse ["..."] (%arg0[N, C, "..."] : !plan.array<f32, [N, C, "..."]>, %arg4[C] : !plan.array<f32, [C]>, %arg5[] : !plan.array<f32, []>, %arg1[N, C, "..."] : !plan.array<f32, [N, C, "..."]>, %2[] : !plan.array<f32, []>) accumulate (sum [C] across [N], sum [C] across [N]) placed {order = ["..."], store = "stream"} {
    ^bb0(%arg6: f32, %arg7: f32, %arg8: f32, %arg9: f32, %arg10: f32):
      %4 = addf %arg7, %arg8 : f32
      %5 = mulf %arg6, %arg10 : f32
      %6 = mulf %arg6, %arg9 : f32
      plan.yield %arg6, %6, %5 : f32, f32, f32
    } {names = ["dbeta", "sum", "dx"]} : !plan.array<f32, [C]>, !plan.array<f32, [C]>, !plan.array<f32, ["..."]>
    return %3#2, %3#0, %3#1 : !plan.array<f32, ["..."]>, !plan.array<f32, [C]>, !plan.array<f32, [C]>
  } {names = ["dx", "dbeta", "sum"]} : !plan.array<f32, [N, C, "..."]>, !plan.array<f32, [b, C]>, !plan.array<f32, [b, C]>
  %1:4 = plan.kernel @combine for [C] placed {across, lanes = "C", tasks = [#plan.block<C by 128 as C>]} {
    %2:2 = traverse [b] (%0#1[b, C] : !plan.array<f32, [b, C]>, %0#2[b, C] : !plan.array<f32, [b, C]>) accumulate (sum [], sum []) in_order placed {order = ["b"]} {
    ^bb0(%arg6: f32, %arg7: f32):
      plan.yield %arg6, %arg7 : f32, f32
    } {names = ["dbeta", "sum"]} : !plan.array<f32, []>, !plan.array<f32, []>
    %3:3 = traverse [] (%arg4[C] : !plan.array<f32, [C]>, %arg5[] : !plan.array<f32, []>, %2#1[] : !plan.array<f32, []>, %arg3[C] : !plan.array<f32, [C]>, %2#0[] : !plan.array<f32, []>, %arg2[C] : !plan.array<f32, [C]>) {
    ^bb0(%arg6: f32, %arg7: f32, %arg8: f32, %arg9: f32, %arg10: f32, %arg11: f32):
      %4 = addf %arg6, %arg7 : f32
      %cst = constant 1.000000e+00 : f32
      %5 = math.sqrt %4 : f32
      %6 = divf %cst, %5 : f32
      %7 = mulf %arg9, %arg10 : f32
      %8 = subf %arg8, %7 : f32
      %9 = mulf %6, %8 : f32
      %10 = mulf %arg11, %6 : f32
      %11 = mulf %10, %arg10 : f32
      %12 = negf %11 : f32
      %13 = mulf %arg11, %8 : f32
      %cst_0 = constant 5.000000e-01 : f32
      %14 = mulf %6, %6 : f32
      %15 = mulf %6, %14 : f32
      %16 = mulf %cst_0, %15 : f32
      %17 = mulf %13, %16 : f32
      %18 = negf %17 : f32
      plan.yield %9, %12, %18 : f32, f32, f32
    } {names = ["dgamma", "dmean", "dvariance"]} : !plan.array<f32, []>, !plan.array<f32, []>, !plan.array<f32, []>
    return %2#0, %3#0, %3#1, %3#2 : !plan.array<f32, []>, !plan.array<f32, []>, !plan.array<f32, []>, !plan.array<f32, []>
  } {names = ["dbeta", "dgamma", "dmean", "dvariance"]} : !plan.array<f32, [C]>, !plan.array<f32, [C]>, !plan.array<f32, [C]>, !plan.array<f32, [C]>
  plan.return %0#0, %1#1, %1#0, %1#2, %1#3 : !plan.array<f32, [N, C, "..."]>, !plan.array<f32, [C]>, !plan.array<f32, [C]>, !plan.array<f32, [C]>, !plan.array<f32, [C]>
}
