// norma show layer_norm_2d --emit plan
plan.form @layer_norm_2d.training(%arg0: !plan.array<f32, [N, C, "..."]> {norm.axes = ["N", "C", "..."], norm.name = "x", norm.role = "input", norm.storage = f32}, %arg1: !plan.array<f32, [C]> {norm.axes = ["C"], norm.first_value = 1.000000e+00 : f64, norm.name = "gamma", norm.optional = true, norm.role = "parameter", norm.storage = f32}, %arg2: !plan.array<f32, [C]> {norm.axes = ["C"], norm.first_value = 0.000000e+00 : f64, norm.name = "beta", norm.optional = true, norm.role = "parameter", norm.storage = f32}, %arg3: !plan.array<f32, []> {norm.axes = [], norm.first_value = 9.9999999999999995E-7 : f64, norm.name = "eps", norm.optional = true, norm.role = "scalar", norm.storage = f32}) -> (!plan.array<f32, [N, C, "..."]> {norm.axes = ["N", "C", "..."], norm.name = "y", norm.role = "output", norm.storage = f32}, !plan.array<f32, [N, "..."]> {norm.axes = ["N", "..."], norm.name = "m", norm.role = "saved", norm.statistic, norm.storage = f32}, !plan.array<f32, [N, "..."]> {norm.axes = ["N", "..."], norm.name = "v", norm.role = "statistic", norm.storage = f32}, !plan.array<f32, [N, "..."]> {norm.axes = ["N", "..."], norm.name = "r", norm.role = "saved", norm.storage = f32}) attributes {areas_of_two = [], axes = [#plan.axis<N, plain>, #plan.axis<C, plain>, #plan.axis<"...", pack>], declaration = "layer_norm_2d", form = "training", refused = ["areas one by one: 3.00 tensors", "a kernel for each aggregate: 3.00 tensors", "not fused: y needs moments, which the first traversal completes"]} {
  %0:4 = plan.kernel @y for [N] placed {lanes = "...", tasks = [#plan.block<N by 16 as N>]} {
    %1 = hold %arg0 : <f32, [N, C, "..."]>
    %2 = traverse [C, "..."] (%1[N, C, "..."] : !plan.array<f32, [N, C, "..."]>) accumulate (moments ["..."]) placed {order = ["C", "..."]} {
    ^bb0(%arg4: f32):
      plan.yield %arg4 : f32
    } {names = ["moments"]} : !plan.array<!plan.moments<f32>, ["..."]>
    %3:3 = traverse ["..."] (%2["..."] : !plan.array<!plan.moments<f32>, ["..."]>, %arg3[] : !plan.array<f32, []>) placed {order = ["..."]} {
    ^bb0(%arg4: !plan.moments<f32>, %arg5: f32):
      %5 = plan.project "mean" of %arg4 : !plan.moments<f32> -> f32
      %cst = constant 1.000000e+00 : f32
      %6 = plan.project "m2" of %arg4 : !plan.moments<f32> -> f32
      %7 = plan.project "count" of %arg4 : !plan.moments<f32> -> f32
      %cst_0 = constant 0.000000e+00 : f32
      %8 = cmpf oeq, %7, %cst_0 : f32
      %9 = select %8, %cst, %7 : f32
      %10 = divf %6, %9 : f32
      %11 = addf %arg5, %10 : f32
      %12 = math.sqrt %11 : f32
      %13 = divf %cst, %12 : f32
      plan.yield %5, %13, %10 : f32, f32, f32
    } {names = ["m", "", "v"]} : !plan.array<f32, ["..."]>, !plan.array<f32, ["..."]>, !plan.array<f32, ["..."]>
    %4 = traverse [C, "..."] (%arg2[C] : !plan.array<f32, [C]>, %arg1[C] : !plan.array<f32, [C]>, %1[N, C, "..."] : !plan.array<f32, [N, C, "..."]>, %2["..."] : !plan.array<!plan.moments<f32>, ["..."]>, %3#0["..."] : !plan.array<f32, ["..."]>, %3#1["..."] : !plan.array<f32, ["..."]>) placed {order = ["C", "..."], store = "stream"} {
    ^bb0(%arg4: f32, %arg5: f32, %arg6: f32, %arg7: !plan.moments<f32>, %arg8: f32, %arg9: f32):
      %5 = subf %arg6, %arg8 : f32
      %6 = plan.project "m2" of %arg7 : !plan.moments<f32> -> f32
      %7 = plan.project "count" of %arg7 : !plan.moments<f32> -> f32
      %cst = constant 0.000000e+00 : f32
      %cst_0 = constant 1.000000e+00 : f32
      %8 = cmpf oeq, %7, %cst : f32
      %9 = select %8, %cst_0, %7 : f32
      %10 = mulf %5, %arg9 : f32
      %11 = mulf %arg5, %10 : f32
      %12 = addf %arg4, %11 : f32
      plan.yield %12 : f32
    } {names = ["y"]} : !plan.array<f32, [C, "..."]>
    return %4, %3#0, %3#2, %3#1 : !plan.array<f32, [C, "..."]>, !plan.array<f32, ["..."]>, !plan.array<f32, ["..."]>, !plan.array<f32, ["..."]>
  } {names = ["y", "m", "v", "r"]} : !plan.array<f32, [N, C, "..."]>, !plan.array<f32, [N, "..."]>, !plan.array<f32, [N, "..."]>, !plan.array<f32, [N, "..."]>
  plan.return %0#0, %0#1, %0#2, %0#3 : !plan.array<f32, [N, C, "..."]>, !plan.array<f32, [N, "..."]>, !plan.array<f32, [N, "..."]>, !plan.array<f32, [N, "..."]>
}
plan.form @layer_norm_2d.vjp(%arg0: !plan.array<f32, [N, C, "..."]> {norm.axes = ["N", "C", "..."], norm.name = "dy", norm.role = "cotangent", norm.storage = f32}, %arg1: !plan.array<f32, [N, C, "..."]> {norm.axes = ["N", "C", "..."], norm.name = "x", norm.role = "input", norm.storage = f32}, %arg2: !plan.array<f32, [C]> {norm.axes = ["C"], norm.first_value = 1.000000e+00 : f64, norm.name = "gamma", norm.optional = true, norm.role = "parameter", norm.storage = f32}, %arg3: !plan.array<f32, [N, "..."]> {norm.axes = ["N", "..."], norm.name = "m", norm.role = "saved", norm.storage = f32}, %arg4: !plan.array<f32, [N, "..."]> {norm.axes = ["N", "..."], norm.name = "r", norm.role = "saved", norm.storage = f32}) -> (!plan.array<f32, [N, C, "..."]> {norm.axes = ["N", "C", "..."], norm.name = "dx", norm.role = "gradient", norm.storage = f32}, !plan.array<f32, [C]> {norm.axes = ["C"], norm.name = "dgamma", norm.role = "gradient", norm.storage = f32}, !plan.array<f32, [C]> {norm.axes = ["C"], norm.name = "dbeta", norm.role = "gradient", norm.storage = f32}) attributes {areas_of_two = [], axes = [#plan.axis<N, plain>, #plan.axis<C, plain>, #plan.axis<"...", pack>, #plan.axis<b, block, of = N>, #plan.axis<b2, block, of = "...">], declaration = "layer_norm_2d", form = "vjp", refused = ["separate dbeta, dgamma kernel: 7.00 tensors", "a kernel for each aggregate: 9.00 tensors", "not fused: dx needs sum, which the first traversal completes"]} {
  %0:3 = plan.kernel @dx for [N, "..."] block [N by 1 as b, "..." by 128 as b2] placed {across, lanes = "...", tasks = [#plan.block<N by 1 as b>, #plan.block<"..." by 128 as b2>]} {
    %2 = hold %arg1 placed {level = "none"} : <f32, [N, C, "..."]>
    %3 = hold %arg0 placed {level = "none"} : <f32, [N, C, "..."]>
    %4:4 = traverse [C] (%2[N, C, "..."] : !plan.array<f32, [N, C, "..."]>, %arg3[N, "..."] : !plan.array<f32, [N, "..."]>, %3[N, C, "..."] : !plan.array<f32, [N, C, "..."]>, %arg2[C] : !plan.array<f32, [C]>, %arg4[N, "..."] : !plan.array<f32, [N, "..."]>) accumulate (sum [], sum [], sum [C] across [N, "..."], sum [C] across [N, "..."]) placed {order = ["C"]} {
    ^bb0(%arg5: f32, %arg6: f32, %arg7: f32, %arg8: f32, %arg9: f32):
      %7 = subf %arg5, %arg6 : f32
      %8 = mulf %arg7, %arg8 : f32
      %9 = mulf %7, %8 : f32
      %10 = mulf %arg9, %7 : f32
      %11 = mulf %arg7, %10 : f32
      plan.yield %9, %8, %arg7, %11 : f32, f32, f32, f32
    } {names = ["sum", "sum2", "dbeta", "dgamma"]} : !plan.array<f32, []>, !plan.array<f32, []>, !plan.array<f32, [C]>, !plan.array<f32, [C]>
    %5:2 = traverse [] (%arg4[N, "..."] : !plan.array<f32, [N, "..."]>, %4#0[] : !plan.array<f32, []>, %4#1[] : !plan.array<f32, []>) {
    ^bb0(%arg5: f32, %arg6: f32, %arg7: f32):
      %7 = mulf %arg5, %arg6 : f32
      %8 = mulf %arg5, %7 : f32
      %9 = mulf %arg5, %8 : f32
      %10 = plan.extent "C"
      %11 = sitofp %10 : i64 to f32
      %12 = divf %9, %11 : f32
      %13 = mulf %arg5, %arg7 : f32
      %14 = divf %13, %11 : f32
      plan.yield %12, %14 : f32, f32
    } : !plan.array<f32, []>, !plan.array<f32, []>
    %6 = traverse [C] (%arg4[N, "..."] : !plan.array<f32, [N, "..."]>, %3[N, C, "..."] : !plan.array<f32, [N, C, "..."]>, %arg2[C] : !plan.array<f32, [C]>, %2[N, C, "..."] : !plan.array<f32, [N, C, "..."]>, %arg3[N, "..."] : !plan.array<f32, [N, "..."]>, %4#0[] : !plan.array<f32, []>, %5#0[] : !plan.array<f32, []>, %5#1[] : !plan.array<f32, []>) placed {order = ["C"], store = "stream"} {
    ^bb0(%arg5: f32, %arg6: f32, %arg7: f32, %arg8: f32, %arg9: f32, %arg10: f32, %arg11: f32, %arg12: f32):
      %7 = mulf %arg6, %arg7 : f32
      %8 = mulf %arg5, %7 : f32
      %9 = subf %arg8, %arg9 : f32
      %10 = mulf %arg5, %arg10 : f32
      %11 = mulf %9, %arg11 : f32
      %12 = subf %8, %11 : f32
      %13 = subf %12, %arg12 : f32
      plan.yield %13 : f32
    } {names = ["dx"]} : !plan.array<f32, [C]>
    return %6, %4#2, %4#3 : !plan.array<f32, [C]>, !plan.array<f32, [C]>, !plan.array<f32, [C]>
  } {names = ["dx", "dbeta", "dgamma"]} : !plan.array<f32, [N, C, "..."]>, !plan.array<f32, [b, b2, C]>, !plan.array<f32, [b, b2, C]>
  %1:2 = plan.kernel @combine for [C] placed {across, lanes = "C", tasks = [#plan.block<C by 128 as C>]} {
    %2:2 = traverse [b, b2] (%0#1[b, b2, C] : !plan.array<f32, [b, b2, C]>, %0#2[b, b2, C] : !plan.array<f32, [b, b2, C]>) accumulate (sum [], sum []) in_order placed {order = ["b", "b2"]} {
    ^bb0(%arg5: f32, %arg6: f32):
      plan.yield %arg5, %arg6 : f32, f32
    } {names = ["dbeta", "dgamma"]} : !plan.array<f32, []>, !plan.array<f32, []>
    return %2#0, %2#1 : !plan.array<f32, []>, !plan.array<f32, []>
  } {names = ["dbeta", "dgamma"]} : !plan.array<f32, [C]>, !plan.array<f32, [C]>
  plan.return %0#0, %1#1, %1#0 : !plan.array<f32, [N, C, "..."]>, !plan.array<f32, [C]>, !plan.array<f32, [C]>
}
