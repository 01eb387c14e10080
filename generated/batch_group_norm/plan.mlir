// norma show batch_group_norm --emit plan
plan.form @batch_group_norm.training(%arg0: !plan.array<f32, [N, G, K, "..."]> {norm.axes = ["N", "C", "..."], norm.name = "x", norm.role = "input", norm.storage = f32}, %arg1: !plan.array<f32, [G, K]> {norm.axes = ["C"], norm.first_value = 1.000000e+00 : f64, norm.name = "gamma", norm.optional = true, norm.role = "parameter", norm.storage = f32}, %arg2: !plan.array<f32, [G, K]> {norm.axes = ["C"], norm.first_value = 0.000000e+00 : f64, norm.name = "beta", norm.optional = true, norm.role = "parameter", norm.storage = f32}, %arg3: !plan.array<f32, []> {norm.axes = [], norm.first_value = 1.000000e-05 : f64, norm.name = "eps", norm.optional = true, norm.role = "scalar", norm.storage = f32}, %arg4: !plan.array<f32, []> {norm.axes = [], norm.first_value = 1.000000e-01 : f64, norm.name = "momentum", norm.optional = true, norm.role = "scalar", norm.storage = f32}, %arg5: !plan.array<f32, [G]> {norm.axes = ["G"], norm.first_value = 0.000000e+00 : f64, norm.name = "state_m", norm.optional = true, norm.role = "state", norm.storage = f32}, %arg6: !plan.array<f32, [G]> {norm.axes = ["G"], norm.first_value = 1.000000e+00 : f64, norm.name = "state_v", norm.optional = true, norm.role = "state", norm.storage = f32}) -> (!plan.array<f32, [N, G, K, "..."]> {norm.axes = ["N", "C", "..."], norm.name = "y", norm.role = "output", norm.storage = f32}, !plan.array<f32, [G]> {norm.axes = ["G"], norm.name = "m", norm.role = "saved", norm.statistic, norm.storage = f32}, !plan.array<f32, [G]> {norm.axes = ["G"], norm.name = "v", norm.role = "statistic", norm.storage = f32}, !plan.array<f32, [G]> {norm.axes = ["G"], norm.name = "state_m", norm.role = "state", norm.storage = f32}, !plan.array<f32, [G]> {norm.axes = ["G"], norm.name = "state_v", norm.role = "state", norm.storage = f32}, !plan.array<f32, [G]> {norm.axes = ["G"], norm.name = "r", norm.role = "saved", norm.storage = f32}) attributes {areas_of_two = [["N", "K", "..."]], axes = [#plan.axis<N, plain>, #plan.axis<C, composite, factors = [G, K]>, #plan.axis<G, plain, extent = 8>, #plan.axis<K, plain>, #plan.axis<"...", pack>], declaration = "batch_group_norm", form = "training", refused = ["rows of many areas: 3.00 tensors", "a kernel for each aggregate: 3.00 tensors", "not fused: y needs moments, which the first traversal completes"]} {
  %0:6 = plan.kernel @y for [G] placed {lanes = "...", tasks = [#plan.block<G by 8 as G>]} {
    %1 = hold %arg0 : <f32, [N, G, K, "..."]>
    %2 = traverse [N, K, "..."] (%1[N, G, K, "..."] : !plan.array<f32, [N, G, K, "..."]>) accumulate (moments []) placed {order = ["N", "K", "..."]} {
    ^bb0(%arg7: f32):
      plan.yield %arg7 : f32
    } {names = ["moments"]} : !plan.array<!plan.moments<f32>, []>
    %3:5 = traverse [] (%2[] : !plan.array<!plan.moments<f32>, []>, %arg3[] : !plan.array<f32, []>, %arg5[G] : !plan.array<f32, [G]>, %arg4[] : !plan.array<f32, []>, %arg6[G] : !plan.array<f32, [G]>) {
    ^bb0(%arg7: !plan.moments<f32>, %arg8: f32, %arg9: f32, %arg10: f32, %arg11: f32):
      %5 = plan.project "mean" of %arg7 : !plan.moments<f32> -> f32
      %cst = constant 1.000000e+00 : f32
      %6 = plan.project "m2" of %arg7 : !plan.moments<f32> -> f32
      %7 = plan.project "count" of %arg7 : !plan.moments<f32> -> f32
      %cst_0 = constant 0.000000e+00 : f32
      %8 = cmpf oeq, %7, %cst_0 : f32
      %9 = select %8, %cst, %7 : f32
      %10 = divf %6, %9 : f32
      %11 = addf %arg8, %10 : f32
      %12 = math.sqrt %11 : f32
      %13 = divf %cst, %12 : f32
      %14 = subf %5, %arg9 : f32
      %15 = mulf %arg10, %14 : f32
      %16 = addf %arg9, %15 : f32
      %17 = subf %7, %cst : f32
      %18 = divf %6, %17 : f32
      %19 = subf %18, %arg11 : f32
      %20 = mulf %arg10, %19 : f32
      %21 = addf %arg11, %20 : f32
      plan.yield %5, %13, %10, %16, %21 : f32, f32, f32, f32, f32
    } {names = ["m", "", "v", "state_m", "state_v"]} : !plan.array<f32, []>, !plan.array<f32, []>, !plan.array<f32, []>, !plan.array<f32, []>, !plan.array<f32, []>
    %4 = traverse [N, K, "..."] (%arg2[G, K] : !plan.array<f32, [G, K]>, %1[N, G, K, "..."] : !plan.array<f32, [N, G, K, "..."]>, %2[] : !plan.array<!plan.moments<f32>, []>, %arg1[G, K] : !plan.array<f32, [G, K]>, %3#0[] : !plan.array<f32, []>, %3#1[] : !plan.array<f32, []>) placed {order = ["N", "K", "..."], store = "stream"} {
    ^bb0(%arg7: f32, %arg8: f32, %arg9: !plan.moments<f32>, %arg10: f32, %arg11: f32, %arg12: f32):
      %5 = subf %arg8, %arg11 : f32
      %6 = plan.project "m2" of %arg9 : !plan.moments<f32> -> f32
      %7 = plan.project "count" of %arg9 : !plan.moments<f32> -> f32
      %cst = constant 0.000000e+00 : f32
      %cst_0 = constant 1.000000e+00 : f32
      %8 = cmpf oeq, %7, %cst : f32
      %9 = select %8, %cst_0, %7 : f32
      %10 = mulf %arg10, %arg12 : f32
      %11 = mulf %5, %10 : f32
      %12 = addf %arg7, %11 : f32
      plan.yield %12 : f32
    } {names = ["y"]} : !plan.array<f32, [N, K, "..."]>
    return %4, %3#0, %3#2, %3#3, %3#4, %3#1 : !plan.array<f32, [N, K, "..."]>, !plan.array<f32, []>, !plan.array<f32, []>, !plan.array<f32, []>, !plan.array<f32, []>, !plan.array<f32, []>
  } {names = ["y", "m", "v", "state_m", "state_v", "r"]} : !plan.array<f32, [N, G, K, "..."]>, !plan.array<f32, [G]>, !plan.array<f32, [G]>, !plan.array<f32, [G]>, !plan.array<f32, [G]>, !plan.array<f32, [G]>
  plan.return %0#0, %0#1, %0#2, %0#3, %0#4, %0#5 : !plan.array<f32, [N, G, K, "..."]>, !plan.array<f32, [G]>, !plan.array<f32, [G]>, !plan.array<f32, [G]>, !plan.array<f32, [G]>, !plan.array<f32, [G]>
}
plan.form @batch_group_norm.vjp(%arg0: !plan.array<f32, [N, G, K, "..."]> {norm.axes = ["N", "C", "..."], norm.name = "dy", norm.role = "cotangent", norm.storage = f32}, %arg1: !plan.array<f32, [N, G, K, "..."]> {norm.axes = ["N", "C", "..."], norm.name = "x", norm.role = "input", norm.storage = f32}, %arg2: !plan.array<f32, [G, K]> {norm.axes = ["C"], norm.first_value = 1.000000e+00 : f64, norm.name = "gamma", norm.optional = true, norm.role = "parameter", norm.storage = f32}, %arg3: !plan.array<f32, [G]> {norm.axes = ["G"], norm.name = "m", norm.role = "saved", norm.storage = f32}, %arg4: !plan.array<f32, [G]> {norm.axes = ["G"], norm.name = "r", norm.role = "saved", norm.storage = f32}) -> (!plan.array<f32, [N, G, K, "..."]> {norm.axes = ["N", "C", "..."], norm.name = "dx", norm.role = "gradient", norm.storage = f32}, !plan.array<f32, [G, K]> {norm.axes = ["C"], norm.name = "dgamma", norm.role = "gradient", norm.storage = f32}, !plan.array<f32, [G, K]> {norm.axes = ["C"], norm.name = "dbeta", norm.role = "gradient", norm.storage = f32}) attributes {areas_of_two = [], axes = [#plan.axis<N, plain>, #plan.axis<C, composite, factors = [G, K]>, #plan.axis<G, plain, extent = 8>, #plan.axis<K, plain>, #plan.axis<"...", pack>], declaration = "batch_group_norm", form = "vjp", refused = ["rows of many areas: 7.00 tensors", "a kernel for each aggregate: 9.00 tensors", "not fused: dx needs sum2, which the first traversal completes"]} {
  %0 = plan.kernel @dx for [G] placed {lanes = "...", tasks = [#plan.block<G by 8 as G>]} {
    %2 = hold %arg1 : <f32, [N, G, K, "..."]>
    %3 = hold %arg0 : <f32, [N, G, K, "..."]>
    %4:2 = traverse [N, K, "..."] (%2[N, G, K, "..."] : !plan.array<f32, [N, G, K, "..."]>, %arg3[G] : !plan.array<f32, [G]>, %3[N, G, K, "..."] : !plan.array<f32, [N, G, K, "..."]>) accumulate (sum [N, K], sum [N, K]) placed {order = ["N", "K", "..."]} {
    ^bb0(%arg5: f32, %arg6: f32, %arg7: f32):
      %8 = subf %arg5, %arg6 : f32
      %9 = mulf %8, %arg7 : f32
      plan.yield %9, %arg7 : f32, f32
    } : !plan.array<f32, [N, K]>, !plan.array<f32, [N, K]>
    %5:2 = traverse [N, K] (%arg2[G, K] : !plan.array<f32, [G, K]>, %4#0[N, K] : !plan.array<f32, [N, K]>, %4#1[N, K] : !plan.array<f32, [N, K]>) accumulate (sum [], sum []) placed {order = ["N", "K"]} {
    ^bb0(%arg5: f32, %arg6: f32, %arg7: f32):
      %8 = mulf %arg5, %arg6 : f32
      %9 = mulf %arg5, %arg7 : f32
      plan.yield %8, %9 : f32, f32
    } {names = ["sum2", "sum3"]} : !plan.array<f32, []>, !plan.array<f32, []>
    %6:2 = traverse [] (%arg4[G] : !plan.array<f32, [G]>, %5#0[] : !plan.array<f32, []>, %5#1[] : !plan.array<f32, []>) {
    ^bb0(%arg5: f32, %arg6: f32, %arg7: f32):
      %8 = mulf %arg5, %arg6 : f32
      %9 = mulf %arg5, %8 : f32
      %10 = mulf %arg5, %9 : f32
      %11 = plan.extent "N"
      %12 = plan.extent "K"
      %13 = muli %11, %12 : i64
      %14 = plan.extent "..."
      %15 = muli %13, %14 : i64
      %16 = sitofp %15 : i64 to f32
      %17 = divf %10, %16 : f32
      %18 = mulf %arg5, %arg7 : f32
      %19 = divf %18, %16 : f32
      plan.yield %17, %19 : f32, f32
    } : !plan.array<f32, []>, !plan.array<f32, []>
    %7 = traverse [N, K, "..."] (%arg4[G] : !plan.array<f32, [G]>, %3[N, G, K, "..."] : !plan.array<f32, [N, G, K, "..."]>, %arg2[G, K] : !plan.array<f32, [G, K]>, %2[N, G, K, "..."] : !plan.array<f32, [N, G, K, "..."]>, %arg3[G] : !plan.array<f32, [G]>, %5#0[] : !plan.array<f32, []>, %6#0[] : !plan.array<f32, []>, %6#1[] : !plan.array<f32, []>) placed {order = ["N", "K", "..."], store = "stream"} {
    ^bb0(%arg5: f32, %arg6: f32, %arg7: f32, %arg8: f32, %arg9: f32, %arg10: f32, %arg11: f32, %arg12: f32):
      %8 = mulf %arg6, %arg7 : f32
      %9 = mulf %arg5, %8 : f32
      %10 = subf %arg8, %arg9 : f32
      %11 = mulf %arg5, %arg10 : f32
      %12 = plan.extent "N"
      %13 = plan.extent "K"
      %14 = muli %12, %13 : i64
      %15 = plan.extent "..."
      %16 = mulf %10, %arg11 : f32
      %17 = subf %9, %16 : f32
      %18 = subf %17, %arg12 : f32
      plan.yield %18 : f32
    } {names = ["dx"]} : !plan.array<f32, [N, K, "..."]>
    return %7 : !plan.array<f32, [N, K, "..."]>
  } {names = ["dx"]} : !plan.array<f32, [N, G, K, "..."]>
  %1:2 = plan.kernel @dbeta for [G, K] placed {lanes = "...", tasks = [#plan.block<G by 1 as G>, #plan.block<K by 16 as K>]} {
    %2:2 = traverse [N, "..."] (%arg0[N, G, K, "..."] : !plan.array<f32, [N, G, K, "..."]>, %arg1[N, G, K, "..."] : !plan.array<f32, [N, G, K, "..."]>, %arg3[G] : !plan.array<f32, [G]>) accumulate (sum [], sum []) placed {order = ["N", "..."]} {
    ^bb0(%arg5: f32, %arg6: f32, %arg7: f32):
      %4 = subf %arg6, %arg7 : f32
      %5 = mulf %arg5, %4 : f32
      plan.yield %arg5, %5 : f32, f32
    } {names = ["dbeta", "sum"]} : !plan.array<f32, []>, !plan.array<f32, []>
    %3 = traverse [] (%arg4[G] : !plan.array<f32, [G]>, %2#1[] : !plan.array<f32, []>) {
    ^bb0(%arg5: f32, %arg6: f32):
      %4 = mulf %arg5, %arg6 : f32
      plan.yield %4 : f32
    } {names = ["dgamma"]} : !plan.array<f32, []>
    return %2#0, %3 : !plan.array<f32, []>, !plan.array<f32, []>
  } {names = ["dbeta", "dgamma"]} : !plan.array<f32, [G, K]>, !plan.array<f32, [G, K]>
  plan.return %0, %1#1, %1#0 : !plan.array<f32, [N, G, K, "..."]>, !plan.array<f32, [G, K]>, !plan.array<f32, [G, K]>
}
plan.form @batch_group_norm.inference(%arg0: !plan.array<f32, [N, G, K, "..."]> {norm.axes = ["N", "C", "..."], norm.name = "x", norm.role = "input", norm.storage = f32}, %arg1: !plan.array<f32, [G, K]> {norm.axes = ["C"], norm.first_value = 1.000000e+00 : f64, norm.name = "gamma", norm.optional = true, norm.role = "parameter", norm.storage = f32}, %arg2: !plan.array<f32, [G, K]> {norm.axes = ["C"], norm.first_value = 0.000000e+00 : f64, norm.name = "beta", norm.optional = true, norm.role = "parameter", norm.storage = f32}, %arg3: !plan.array<f32, []> {norm.axes = [], norm.first_value = 1.000000e-05 : f64, norm.name = "eps", norm.optional = true, norm.role = "scalar", norm.storage = f32}, %arg4: !plan.array<f32, [G]> {norm.axes = ["G"], norm.first_value = 0.000000e+00 : f64, norm.name = "state_m", norm.role = "state", norm.storage = f32}, %arg5: !plan.array<f32, [G]> {norm.axes = ["G"], norm.first_value = 1.000000e+00 : f64, norm.name = "state_v", norm.role = "state", norm.storage = f32}) -> (!plan.array<f32, [N, G, K, "..."]> {norm.axes = ["N", "C", "..."], norm.name = "y", norm.role = "output", norm.storage = f32}, !plan.array<f32, [G]> {norm.axes = ["G"], norm.name = "m", norm.role = "statistic", norm.storage = f32}, !plan.array<f32, [G]> {norm.axes = ["G"], norm.name = "v", norm.role = "statistic", norm.storage = f32}) attributes {areas_of_two = [], axes = [#plan.axis<N, plain>, #plan.axis<C, composite, factors = [G, K]>, #plan.axis<G, plain, extent = 8>, #plan.axis<K, plain>, #plan.axis<"...", pack>], declaration = "batch_group_norm", form = "inference", refused = []} {
  %0 = plan.kernel @y for [N, G, K] placed {lanes = "...", tasks = [#plan.block<N by 1 as N>, #plan.block<G by 1 as G>, #plan.block<K by 16 as K>]} {
    %2 = traverse [] (%arg1[G, K] : !plan.array<f32, [G, K]>, %arg3[] : !plan.array<f32, []>, %arg5[G] : !plan.array<f32, [G]>) {
    ^bb0(%arg6: f32, %arg7: f32, %arg8: f32):
      %cst = constant 1.000000e+00 : f32
      %4 = addf %arg7, %arg8 : f32
      %5 = math.sqrt %4 : f32
      %6 = divf %cst, %5 : f32
      %7 = mulf %arg6, %6 : f32
      plan.yield %7 : f32
    } : !plan.array<f32, []>
    %3 = traverse ["..."] (%arg2[G, K] : !plan.array<f32, [G, K]>, %arg0[N, G, K, "..."] : !plan.array<f32, [N, G, K, "..."]>, %arg4[G] : !plan.array<f32, [G]>, %arg3[] : !plan.array<f32, []>, %arg5[G] : !plan.array<f32, [G]>, %2[] : !plan.array<f32, []>) placed {order = ["..."], store = "stream"} {
    ^bb0(%arg6: f32, %arg7: f32, %arg8: f32, %arg9: f32, %arg10: f32, %arg11: f32):
      %4 = subf %arg7, %arg8 : f32
      %5 = addf %arg9, %arg10 : f32
      %6 = mulf %4, %arg11 : f32
      %7 = addf %arg6, %6 : f32
      plan.yield %7 : f32
    } {names = ["y"]} : !plan.array<f32, ["..."]>
    return %3 : !plan.array<f32, ["..."]>
  } {names = ["y"]} : !plan.array<f32, [N, G, K, "..."]>
  %1:2 = plan.kernel @m for [] placed {lanes = "G", tasks = []} {
    %2:2 = traverse [G] (%arg4[G] : !plan.array<f32, [G]>, %arg5[G] : !plan.array<f32, [G]>) placed {order = ["G"], rows_ahead = 256 : i64} {
    ^bb0(%arg6: f32, %arg7: f32):
      plan.yield %arg6, %arg7 : f32, f32
    } {names = ["m", "v"]} : !plan.array<f32, [G]>, !plan.array<f32, [G]>
    return %2#0, %2#1 : !plan.array<f32, [G]>, !plan.array<f32, [G]>
  } {names = ["m", "v"]} : !plan.array<f32, [G]>, !plan.array<f32, [G]>
  plan.return %0, %1#0, %1#1 : !plan.array<f32, [N, G, K, "..."]>, !plan.array<f32, [G]>, !plan.array<f32, [G]>
}
plan.form @batch_group_norm.inference_vjp(%arg0: !plan.array<f32, [N, G, K, "..."]> {norm.axes = ["N", "C", "..."], norm.name = "dy", norm.role = "cotangent", norm.storage = f32}, %arg1: !plan.array<f32, [N, G, K, "..."]> {norm.axes = ["N", "C", "..."], norm.name = "x", norm.role = "input", norm.storage = f32}, %arg2: !plan.array<f32, [G, K]> {norm.axes = ["C"], norm.first_value = 1.000000e+00 : f64, norm.name = "gamma", norm.optional = true, norm.role = "parameter", norm.storage = f32}, %arg3: !plan.array<f32, []> {norm.axes = [], norm.first_value = 1.000000e-05 : f64, norm.name = "eps", norm.optional = true, norm.role = "scalar", norm.storage = f32}, %arg4: !plan.array<f32, [G]> {norm.axes = ["G"], norm.first_value = 0.000000e+00 : f64, norm.name = "state_m", norm.role = "state", norm.storage = f32}, %arg5: !plan.array<f32, [G]> {norm.axes = ["G"], norm.first_value = 1.000000e+00 : f64, norm.name = "state_v", norm.role = "state", norm.storage = f32}) -> (!plan.array<f32, [N, G, K, "..."]> {norm.axes = ["N", "C", "..."], norm.name = "dx", norm.role = "gradient", norm.storage = f32}, !plan.array<f32, [G, K]> {norm.axes = ["C"], norm.name = "dgamma", norm.role = "gradient", norm.storage = f32}, !plan.array<f32, [G, K]> {norm.axes = ["C"], norm.name = "dbeta", norm.role = "gradient", norm.storage = f32}) attributes {areas_of_two = [], axes = [#plan.axis<N, plain>, #plan.axis<C, composite, factors = [G, K]>, #plan.axis<G, plain, extent = 8>, #plan.axis<K, plain>, #plan.axis<"...", pack>, #plan.axis<b, block, of = N>], declaration = "batch_group_norm", form = "inference_vjp", refused = ["separate dbeta, dgamma kernel: 4.00 tensors", "a kernel for each aggregate: 5.00 tensors"]} {
  %0:3 = plan.kernel @dx for [N, G, K] block [N by 8 as b] placed {lanes = "...", tasks = [#plan.block<N by 8 as b>, #plan.block<G by 1 as G>, #plan.block<K by 16 as K>]} {
    %2 = traverse [] (%arg2[G, K] : !plan.array<f32, [G, K]>, %arg3[] : !plan.array<f32, []>, %arg5[G] : !plan.array<f32, [G]>) {
    ^bb0(%arg6: f32, %arg7: f32, %arg8: f32):
      %cst = constant 1.000000e+00 : f32
      %4 = addf %arg7, %arg8 : f32
      %5 = math.sqrt %4 : f32
      %6 = divf %cst, %5 : f32
      %7 = mulf %arg6, %6 : f32
      plan.yield %7 : f32
    } : !plan.array<f32, []>
    %3:3 = traverse ["..."] (%arg0[N, G, K, "..."] : !plan.array<f32, [N, G, K, "..."]>, %arg3[] : !plan.array<f32, []>, %arg5[G] : !plan.array<f32, [G]>, %arg1[N, G, K, "..."] : !plan.array<f32, [N, G, K, "..."]>, %arg4[G] : !plan.array<f32, [G]>, %2[] : !plan.array<f32, []>) accumulate (sum [G, K] across [N], sum [G, K] across [N]) placed {order = ["..."], store = "stream"} {
    ^bb0(%arg6: f32, %arg7: f32, %arg8: f32, %arg9: f32, %arg10: f32, %arg11: f32):
      %4 = addf %arg7, %arg8 : f32
      %5 = mulf %arg6, %arg11 : f32
      %6 = subf %arg9, %arg10 : f32
      %7 = mulf %arg6, %6 : f32
      plan.yield %arg6, %7, %5 : f32, f32, f32
    } {names = ["dbeta", "sum", "dx"]} : !plan.array<f32, [G, K]>, !plan.array<f32, [G, K]>, !plan.array<f32, ["..."]>
    return %3#2, %3#0, %3#1 : !plan.array<f32, ["..."]>, !plan.array<f32, [G, K]>, !plan.array<f32, [G, K]>
  } {names = ["dx", "dbeta", "sum"]} : !plan.array<f32, [N, G, K, "..."]>, !plan.array<f32, [b, G, K]>, !plan.array<f32, [b, G, K]>
  %1:2 = plan.kernel @combine for [G, K] placed {across, lanes = "K", tasks = [#plan.block<G by 1 as G>, #plan.block<K by 128 as K>]} {
    %2:2 = traverse [b] (%0#1[b, G, K] : !plan.array<f32, [b, G, K]>, %0#2[b, G, K] : !plan.array<f32, [b, G, K]>) accumulate (sum [], sum []) in_order placed {order = ["b"]} {
    ^bb0(%arg6: f32, %arg7: f32):
      plan.yield %arg6, %arg7 : f32, f32
    } {names = ["dbeta", "sum"]} : !plan.array<f32, []>, !plan.array<f32, []>
    %3 = traverse [] (%arg3[] : !plan.array<f32, []>, %arg5[G] : !plan.array<f32, [G]>, %2#1[] : !plan.array<f32, []>) {
    ^bb0(%arg6: f32, %arg7: f32, %arg8: f32):
      %4 = addf %arg6, %arg7 : f32
      %cst = constant 1.000000e+00 : f32
      %5 = math.sqrt %4 : f32
      %6 = divf %cst, %5 : f32
      %7 = mulf %6, %arg8 : f32
      plan.yield %7 : f32
    } {names = ["dgamma"]} : !plan.array<f32, []>
    return %2#0, %3 : !plan.array<f32, []>, !plan.array<f32, []>
  } {names = ["dbeta", "dgamma"]} : !plan.array<f32, [G, K]>, !plan.array<f32, [G, K]>
  plan.return %0#0, %1#1, %1#0 : !plan.array<f32, [N, G, K, "..."]>, !plan.array<f32, [G, K]>, !plan.array<f32, [G, K]>
}
