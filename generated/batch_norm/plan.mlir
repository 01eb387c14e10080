// norma show batch_norm --emit plan
plan.form @batch_norm.training(%arg0: !plan.array<f32, [N, C, "..."]> {norm.axes = ["N", "C", "..."], norm.name = "x", norm.role = "input", norm.storage = f32}, %arg1: !plan.array<f32, [C]> {norm.axes = ["C"], norm.first_value = 1.000000e+00 : f64, norm.name = "gamma", norm.optional = true, norm.role = "parameter", norm.storage = f32}, %arg2: !plan.array<f32, [C]> {norm.axes = ["C"], norm.first_value = 0.000000e+00 : f64, norm.name = "beta", norm.optional = true, norm.role = "parameter", norm.storage = f32}, %arg3: !plan.array<f32, []> {norm.axes = [], norm.first_value = 1.000000e-05 : f64, norm.name = "eps", norm.optional = true, norm.role = "scalar", norm.storage = f32}, %arg4: !plan.array<f32, []> {norm.axes = [], norm.first_value = 1.000000e-01 : f64, norm.name = "momentum", norm.optional = true, norm.role = "scalar", norm.storage = f32}, %arg5: !plan.array<f32, [C]> {norm.axes = ["C"], norm.first_value = 0.000000e+00 : f64, norm.name = "state_m", norm.optional = true, norm.role = "state", norm.storage = f32}, %arg6: !plan.array<f32, [C]> {norm.axes = ["C"], norm.first_value = 1.000000e+00 : f64, norm.name = "state_v", norm.optional = true, norm.role = "state", norm.storage = f32}) -> (!plan.array<f32, [N, C, "..."]> {norm.axes = ["N", "C", "..."], norm.name = "y", norm.role = "output", norm.storage = f32}, !plan.array<f32, [C]> {norm.axes = ["C"], norm.name = "m", norm.role = "saved", norm.statistic, norm.storage = f32}, !plan.array<f32, [C]> {norm.axes = ["C"], norm.name = "v", norm.role = "statistic", norm.storage = f32}, !plan.array<f32, [C]> {norm.axes = ["C"], norm.name = "state_m", norm.role = "state", norm.storage = f32}, !plan.array<f32, [C]> {norm.axes = ["C"], norm.name = "state_v", norm.role = "state", norm.storage = f32}, !plan.array<f32, [C]> {norm.axes = ["C"], norm.name = "r", norm.role = "saved", norm.storage = f32}) attributes {areas_of_two = [["N", "..."]], axes = [#plan.axis<N, plain>, #plan.axis<C, plain>, #plan.axis<"...", pack>], declaration = "batch_norm", form = "training", refused = ["rows of many areas: 3.00 tensors", "a kernel for each aggregate: 3.00 tensors", "not fused: y needs moments, which the first traversal completes"]} {
  %0:6 = plan.kernel @y for [C] placed {lanes = "...", tasks = [#plan.block<C by 16 as C>]} {
    %1 = hold %arg0 : <f32, [N, C, "..."]>
    %2 = traverse [N, "..."] (%1[N, C, "..."] : !plan.array<f32, [N, C, "..."]>) accumulate (moments []) placed {order = ["N", "..."]} {
    ^bb0(%arg7: f32):
      plan.yield %arg7 : f32
    } {names = ["moments"]} : !plan.array<!plan.moments<f32>, []>
    %3:6 = traverse [] (%2[] : !plan.array<!plan.moments<f32>, []>, %arg1[C] : !plan.array<f32, [C]>, %arg3[] : !plan.array<f32, []>, %arg5[C] : !plan.array<f32, [C]>, %arg4[] : !plan.array<f32, []>, %arg6[C] : !plan.array<f32, [C]>) {
    ^bb0(%arg7: !plan.moments<f32>, %arg8: f32, %arg9: f32, %arg10: f32, %arg11: f32, %arg12: f32):
      %5 = plan.project "mean" of %arg7 : !plan.moments<f32> -> f32
      %cst = constant 1.000000e+00 : f32
      %6 = plan.project "m2" of %arg7 : !plan.moments<f32> -> f32
      %7 = plan.project "count" of %arg7 : !plan.moments<f32> -> f32
      %cst_0 = constant 0.000000e+00 : f32
      %8 = cmpf oeq, %7, %cst_0 : f32
      %9 = select %8, %cst, %7 : f32
      %10 = divf %6, %9 : f32
      %11 = addf %arg9, %10 : f32
      %12 = math.sqrt %11 : f32
      %13 = divf %cst, %12 : f32
      %14 = mulf %arg8, %13 : f32
      %15 = subf %5, %arg10 : f32
      %16 = mulf %arg11, %15 : f32
      %17 = addf %arg10, %16 : f32
      %18 = subf %7, %cst : f32
      %19 = divf %6, %18 : f32
      %20 = subf %19, %arg12 : f32
      %21 = mulf %arg11, %20 : f32
      %22 = addf %arg12, %21 : f32
      plan.yield %5, %14, %10, %17, %22, %13 : f32, f32, f32, f32, f32, f32
    } {names = ["m", "", "v", "state_m", "state_v", "r"]} : !plan.array<f32, []>, !plan.array<f32, []>, !plan.array<f32, []>, !plan.array<f32, []>, !plan.array<f32, []>, !plan.array<f32, []>
    %4 = traverse [N, "..."] (%arg2[C] : !plan.array<f32, [C]>, %1[N, C, "..."] : !plan.array<f32, [N, C, "..."]>, %2[] : !plan.array<!plan.moments<f32>, []>, %arg3[] : !plan.array<f32, []>, %3#0[] : !plan.array<f32, []>, %3#1[] : !plan.array<f32, []>) placed {order = ["N", "..."], store = "stream"} {
    ^bb0(%arg7: f32, %arg8: f32, %arg9: !plan.moments<f32>, %arg10: f32, %arg11: f32, %arg12: f32):
      %5 = subf %arg8, %arg11 : f32
      %6 = plan.project "m2" of %arg9 : !plan.moments<f32> -> f32
      %7 = plan.project "count" of %arg9 : !plan.moments<f32> -> f32
      %cst = constant 0.000000e+00 : f32
      %cst_0 = constant 1.000000e+00 : f32
      %8 = cmpf oeq, %7, %cst : f32
      %9 = select %8, %cst_0, %7 : f32
      %10 = divf %6, %9 : f32
      %11 = addf %arg10, %10 : f32
      %12 = mulf %5, %arg12 : f32
      %13 = addf %arg7, %12 : f32
      plan.yield %13 : f32
    } {names = ["y"]} : !plan.array<f32, [N, "..."]>
    return %4, %3#0, %3#2, %3#3, %3#4, %3#5 : !plan.array<f32, [N, "..."]>, !plan.array<f32, []>, !plan.array<f32, []>, !plan.array<f32, []>, !plan.array<f32, []>, !plan.array<f32, []>
  } {names = ["y", "m", "v", "state_m", "state_v", "r"]} : !plan.array<f32, [N, C, "..."]>, !plan.array<f32, [C]>, !plan.array<f32, [C]>, !plan.array<f32, [C]>, !plan.array<f32, [C]>, !plan.array<f32, [C]>
  plan.return %0#0, %0#1, %0#2, %0#3, %0#4, %0#5 : !plan.array<f32, [N, C, "..."]>, !plan.array<f32, [C]>, !plan.array<f32, [C]>, !plan.array<f32, [C]>, !plan.array<f32, [C]>, !plan.array<f32, [C]>
}
plan.form @batch_norm.vjp(%arg0: !plan.array<f32, [N, C, "..."]> {norm.axes = ["N", "C", "..."], norm.name = "dy", norm.role = "cotangent", norm.storage = f32}, %arg1: !plan.array<f32, [N, C, "..."]> {norm.axes = ["N", "C", "..."], norm.name = "x", norm.role = "input", norm.storage = f32}, %arg2: !plan.array<f32, [C]> {norm.axes = ["C"], norm.first_value = 1.000000e+00 : f64, norm.name = "gamma", norm.optional = true, norm.role = "parameter", norm.storage = f32}, %arg3: !plan.array<f32, [C]> {norm.axes = ["C"], norm.name = "m", norm.role = "saved", norm.storage = f32}, %arg4: !plan.array<f32, [C]> {norm.axes = ["C"], norm.name = "r", norm.role = "saved", norm.storage = f32}) -> (!plan.array<f32, [N, C, "..."]> {norm.axes = ["N", "C", "..."], norm.name = "dx", norm.role = "gradient", norm.storage = f32}, !plan.array<f32, [C]> {norm.axes = ["C"], norm.name = "dgamma", norm.role = "gradient", norm.storage = f32}, !plan.array<f32, [C]> {norm.axes = ["C"], norm.name = "dbeta", norm.role = "gradient", norm.storage = f32}) attributes {areas_of_two = [], axes = [#plan.axis<N, plain>, #plan.axis<C, plain>, #plan.axis<"...", pack>], declaration = "batch_norm", form = "vjp", refused = ["rows of many areas: 5.00 tensors", "a kernel for each aggregate: 6.00 tensors", "not fused: dx needs sum, which the first traversal completes"]} {
  %0:3 = plan.kernel @dx for [C] placed {lanes = "...", tasks = [#plan.block<C by 16 as C>]} {
    %1 = hold %arg0 : <f32, [N, C, "..."]>
    %2 = hold %arg1 : <f32, [N, C, "..."]>
    %3:2 = traverse [N, "..."] (%1[N, C, "..."] : !plan.array<f32, [N, C, "..."]>, %2[N, C, "..."] : !plan.array<f32, [N, C, "..."]>, %arg3[C] : !plan.array<f32, [C]>) accumulate (sum [], sum []) placed {order = ["N", "..."]} {
    ^bb0(%arg5: f32, %arg6: f32, %arg7: f32):
      %6 = subf %arg6, %arg7 : f32
      %7 = mulf %arg5, %6 : f32
      plan.yield %arg5, %7 : f32, f32
    } {names = ["dbeta", "sum"]} : !plan.array<f32, []>, !plan.array<f32, []>
    %4:4 = traverse [] (%arg2[C] : !plan.array<f32, [C]>, %arg4[C] : !plan.array<f32, [C]>, %3#1[] : !plan.array<f32, []>, %3#0[] : !plan.array<f32, []>) {
    ^bb0(%arg5: f32, %arg6: f32, %arg7: f32, %arg8: f32):
      %6 = mulf %arg5, %arg6 : f32
      %7 = mulf %arg5, %arg7 : f32
      %8 = mulf %arg6, %7 : f32
      %9 = mulf %arg6, %8 : f32
      %10 = mulf %arg6, %9 : f32
      %11 = plan.extent "N"
      %12 = plan.extent "..."
      %13 = muli %11, %12 : i64
      %14 = sitofp %13 : i64 to f32
      %15 = divf %10, %14 : f32
      %16 = mulf %arg5, %arg8 : f32
      %17 = mulf %arg6, %16 : f32
      %18 = divf %17, %14 : f32
      %19 = mulf %arg6, %arg7 : f32
      plan.yield %6, %15, %18, %19 : f32, f32, f32, f32
    } {names = ["", "", "", "dgamma"]} : !plan.array<f32, []>, !plan.array<f32, []>, !plan.array<f32, []>, !plan.array<f32, []>
    %5 = traverse [N, "..."] (%1[N, C, "..."] : !plan.array<f32, [N, C, "..."]>, %arg2[C] : !plan.array<f32, [C]>, %arg4[C] : !plan.array<f32, [C]>, %2[N, C, "..."] : !plan.array<f32, [N, C, "..."]>, %arg3[C] : !plan.array<f32, [C]>, %3#1[] : !plan.array<f32, []>, %3#0[] : !plan.array<f32, []>, %4#0[] : !plan.array<f32, []>, %4#1[] : !plan.array<f32, []>, %4#2[] : !plan.array<f32, []>) placed {order = ["N", "..."], store = "stream"} {
    ^bb0(%arg5: f32, %arg6: f32, %arg7: f32, %arg8: f32, %arg9: f32, %arg10: f32, %arg11: f32, %arg12: f32, %arg13: f32, %arg14: f32):
      %6 = mulf %arg5, %arg12 : f32
      %7 = subf %arg8, %arg9 : f32
      %8 = mulf %arg6, %arg10 : f32
      %9 = mulf %arg7, %8 : f32
      %10 = mulf %arg7, %9 : f32
      %11 = plan.extent "N"
      %12 = plan.extent "..."
      %13 = muli %11, %12 : i64
      %14 = mulf %7, %arg13 : f32
      %15 = subf %6, %14 : f32
      %16 = mulf %arg6, %arg11 : f32
      %17 = subf %15, %arg14 : f32
      plan.yield %17 : f32
    } {names = ["dx"]} : !plan.array<f32, [N, "..."]>
    return %3#0, %5, %4#3 : !plan.array<f32, []>, !plan.array<f32, [N, "..."]>, !plan.array<f32, []>
  } {names = ["dbeta", "dx", "dgamma"]} : !plan.array<f32, [C]>, !plan.array<f32, [N, C, "..."]>, !plan.array<f32, [C]>
  plan.return %0#1, %0#2, %0#0 : !plan.array<f32, [N, C, "..."]>, !plan.array<f32, [C]>, !plan.array<f32, [C]>
}
plan.form @batch_norm.inference(%arg0: !plan.array<f32, [N, C, "..."]> {norm.axes = ["N", "C", "..."], norm.name = "x", norm.role = "input", norm.storage = f32}, %arg1: !plan.array<f32, [C]> {norm.axes = ["C"], norm.first_value = 1.000000e+00 : f64, norm.name = "gamma", norm.optional = true, norm.role = "parameter", norm.storage = f32}, %arg2: !plan.array<f32, [C]> {norm.axes = ["C"], norm.first_value = 0.000000e+00 : f64, norm.name = "beta", norm.optional = true, norm.role = "parameter", norm.storage = f32}, %arg3: !plan.array<f32, []> {norm.axes = [], norm.first_value = 1.000000e-05 : f64, norm.name = "eps", norm.optional = true, norm.role = "scalar", norm.storage = f32}, %arg4: !plan.array<f32, [C]> {norm.axes = ["C"], norm.first_value = 0.000000e+00 : f64, norm.name = "state_m", norm.role = "state", norm.storage = f32}, %arg5: !plan.array<f32, [C]> {norm.axes = ["C"], norm.first_value = 1.000000e+00 : f64, norm.name = "state_v", norm.role = "state", norm.storage = f32}) -> (!plan.array<f32, [N, C, "..."]> {norm.axes = ["N", "C", "..."], norm.name = "y", norm.role = "output", norm.storage = f32}, !plan.array<f32, [C]> {norm.axes = ["C"], norm.name = "m", norm.role = "statistic", norm.storage = f32}, !plan.array<f32, [C]> {norm.axes = ["C"], norm.name = "v", norm.role = "statistic", norm.storage = f32}) attributes {areas_of_two = [], axes = [#plan.axis<N, plain>, #plan.axis<C, plain>, #plan.axis<"...", pack>], declaration = "batch_norm", form = "inference", refused = []} {
  %0 = plan.kernel @y for [N, C] placed {lanes = "...", tasks = [#plan.block<N by 1 as N>, #plan.block<C by 16 as C>]} {
    %2 = traverse [] (%arg1[C] : !plan.array<f32, [C]>, %arg3[] : !plan.array<f32, []>, %arg5[C] : !plan.array<f32, [C]>) {
    ^bb0(%arg6: f32, %arg7: f32, %arg8: f32):
      %cst = constant 1.000000e+00 : f32
      %4 = addf %arg7, %arg8 : f32
      %5 = math.sqrt %4 : f32
      %6 = divf %cst, %5 : f32
      %7 = mulf %arg6, %6 : f32
      plan.yield %7 : f32
    } : !plan.array<f32, []>
    %3 = traverse ["..."] (%arg2[C] : !plan.array<f32, [C]>, %arg0[N, C, "..."] : !plan.array<f32, [N, C, "..."]>, %arg4[C] : !plan.array<f32, [C]>, %arg3[] : !plan.array<f32, []>, %arg5[C] : !plan.array<f32, [C]>, %2[] : !plan.array<f32, []>) placed {order = ["..."], store = "stream"} {
    ^bb0(%arg6: f32, %arg7: f32, %arg8: f32, %arg9: f32, %arg10: f32, %arg11: f32):
      %4 = subf %arg7, %arg8 : f32
      %5 = addf %arg9, %arg10 : f32
      %6 = mulf %4, %arg11 : f32
      %7 = addf %arg6, %6 : f32
      plan.yield %7 : f32
    } {names = ["y"]} : !plan.array<f32, ["..."]>
    return %3 : !plan.array<f32, ["..."]>
  } {names = ["y"]} : !plan.array<f32, [N, C, "..."]>
  %1:2 = plan.kernel @m for [] placed {lanes = "C", tasks = []} {
    %2:2 = traverse [C] (%arg4[C] : !plan.array<f32, [C]>, %arg5[C] : !plan.array<f32, [C]>) placed {order = ["C"]} {
    ^bb0(%arg6: f32, %arg7: f32):
      plan.yield %arg6, %arg7 : f32, f32
    } {names = ["m", "v"]} : !plan.array<f32, [C]>, !plan.array<f32, [C]>
    return %2#0, %2#1 : !plan.array<f32, [C]>, !plan.array<f32, [C]>
  } {names = ["m", "v"]} : !plan.array<f32, [C]>, !plan.array<f32, [C]>
  plan.return %0, %1#0, %1#1 : !plan.array<f32, [N, C, "..."]>, !plan.array<f32, [C]>, !plan.array<f32, [C]>
}
plan.form @batch_norm.inference_vjp(%arg0: !plan.array<f32, [N, C, "..."]> {norm.axes = ["N", "C", "..."], norm.name = "dy", norm.role = "cotangent", norm.storage = f32}, %arg1: !plan.array<f32, [N, C, "..."]> {norm.axes = ["N", "C", "..."], norm.name = "x", norm.role = "input", norm.storage = f32}, %arg2: !plan.array<f32, [C]> {norm.axes = ["C"], norm.first_value = 1.000000e+00 : f64, norm.name = "gamma", norm.optional = true, norm.role = "parameter", norm.storage = f32}, %arg3: !plan.array<f32, []> {norm.axes = [], norm.first_value = 1.000000e-05 : f64, norm.name = "eps", norm.optional = true, norm.role = "scalar", norm.storage = f32}, %arg4: !plan.array<f32, [C]> {norm.axes = ["C"], norm.first_value = 0.000000e+00 : f64, norm.name = "state_m", norm.role = "state", norm.storage = f32}, %arg5: !plan.array<f32, [C]> {norm.axes = ["C"], norm.first_value = 1.000000e+00 : f64, norm.name = "state_v", norm.role = "state", norm.storage = f32}) -> (!plan.array<f32, [N, C, "..."]> {norm.axes = ["N", "C", "..."], norm.name = "dx", norm.role = "gradient", norm.storage = f32}, !plan.array<f32, [C]> {norm.axes = ["C"], norm.name = "dgamma", norm.role = "gradient", norm.storage = f32}, !plan.array<f32, [C]> {norm.axes = ["C"], norm.name = "dbeta", norm.role = "gradient", norm.storage = f32}) attributes {areas_of_two = [], axes = [#plan.axis<N, plain>, #plan.axis<C, plain>, #plan.axis<"...", pack>, #plan.axis<b, block, of = N>], declaration = "batch_norm", form = "inference_vjp", refused = ["separate dbeta, dgamma kernel: 4.00 tensors", "a kernel for each aggregate: 5.00 tensors"]} {
  %0:3 = plan.kernel @dx for [N, C] block [N by 8 as b] placed {lanes = "...", tasks = [#plan.block<N by 8 as b>, #plan.block<C by 16 as C>]} {
    %2 = traverse [] (%arg2[C] : !plan.array<f32, [C]>, %arg3[] : !plan.array<f32, []>, %arg5[C] : !plan.array<f32, [C]>) {
    ^bb0(%arg6: f32, %arg7: f32, %arg8: f32):
      %cst = constant 1.000000e+00 : f32
      %4 = addf %arg7, %arg8 : f32
      %5 = math.sqrt %4 : f32
      %6 = divf %cst, %5 : f32
      %7 = mulf %arg6, %6 : f32
      plan.yield %7 : f32
    } : !plan.array<f32, []>
    %3:3 = traverse ["..."] (%arg0[N, C, "..."] : !plan.array<f32, [N, C, "..."]>, %arg3[] : !plan.array<f32, []>, %arg5[C] : !plan.array<f32, [C]>, %arg1[N, C, "..."] : !plan.array<f32, [N, C, "..."]>, %arg4[C] : !plan.array<f32, [C]>, %2[] : !plan.array<f32, []>) accumulate (sum [C] across [N], sum [C] across [N]) placed {order = ["..."], store = "stream"} {
    ^bb0(%arg6: f32, %arg7: f32, %arg8: f32, %arg9: f32, %arg10: f32, %arg11: f32):
      %4 = addf %arg7, %arg8 : f32
      %5 = mulf %arg6, %arg11 : f32
      %6 = subf %arg9, %arg10 : f32
      %7 = mulf %arg6, %6 : f32
      plan.yield %arg6, %7, %5 : f32, f32, f32
    } {names = ["dbeta", "sum", "dx"]} : !plan.array<f32, [C]>, !plan.array<f32, [C]>, !plan.array<f32, ["..."]>
    return %3#2, %3#0, %3#1 : !plan.array<f32, ["..."]>, !plan.array<f32, [C]>, !plan.array<f32, [C]>
  } {names = ["dx", "dbeta", "sum"]} : !plan.array<f32, [N, C, "..."]>, !plan.array<f32, [b, C]>, !plan.array<f32, [b, C]>
  %1:2 = plan.kernel @combine for [C] placed {across, lanes = "C", tasks = [#plan.block<C by 128 as C>]} {
    %2:2 = traverse [b] (%0#1[b, C] : !plan.array<f32, [b, C]>, %0#2[b, C] : !plan.array<f32, [b, C]>) accumulate (sum [], sum []) in_order placed {order = ["b"]} {
    ^bb0(%arg6: f32, %arg7: f32):
      plan.yield %arg6, %arg7 : f32, f32
    } {names = ["dbeta", "sum"]} : !plan.array<f32, []>, !plan.array<f32, []>
    %3 = traverse [] (%arg3[] : !plan.array<f32, []>, %arg5[C] : !plan.array<f32, [C]>, %2#1[] : !plan.array<f32, []>) {
    ^bb0(%arg6: f32, %arg7: f32, %arg8: f32):
      %4 = addf %arg6, %arg7 : f32
      %cst = constant 1.000000e+00 : f32
      %5 = math.sqrt %4 : f32
      %6 = divf %cst, %5 : f32
      %7 = mulf %6, %arg8 : f32
      plan.yield %7 : f32
    } {names = ["dgamma"]} : !plan.array<f32, []>
    return %2#0, %3 : !plan.array<f32, []>, !plan.array<f32, []>
  } {names = ["dbeta", "dgamma"]} : !plan.array<f32, [C]>, !plan.array<f32, [C]>
  plan.return %0#0, %1#1, %1#0 : !plan.array<f32, [N, C, "..."]>, !plan.array<f32, [C]>, !plan.array<f32, [C]>
}
