// norma show threshold_dependent_batch_norm --emit plan
plan.form @threshold_dependent_batch_norm.training(%arg0: !plan.array<f32, [T, N, C, "..."]> {norm.axes = ["T", "N", "C", "..."], norm.name = "x", norm.role = "input", norm.storage = f32}, %arg1: !plan.array<f32, [C]> {norm.axes = ["C"], norm.first_value = 1.000000e+00 : f64, norm.name = "gamma", norm.optional = true, norm.role = "parameter", norm.storage = f32}, %arg2: !plan.array<f32, [C]> {norm.axes = ["C"], norm.first_value = 0.000000e+00 : f64, norm.name = "beta", norm.optional = true, norm.role = "parameter", norm.storage = f32}, %arg3: !plan.array<f32, []> {norm.axes = [], norm.first_value = 1.000000e+00 : f64, norm.name = "alpha", norm.optional = true, norm.role = "scalar", norm.storage = f32}, %arg4: !plan.array<f32, []> {norm.axes = [], norm.first_value = 5.000000e-01 : f64, norm.name = "threshold", norm.optional = true, norm.role = "scalar", norm.storage = f32}, %arg5: !plan.array<f32, []> {norm.axes = [], norm.first_value = 1.000000e-05 : f64, norm.name = "eps", norm.optional = true, norm.role = "scalar", norm.storage = f32}, %arg6: !plan.array<f32, []> {norm.axes = [], norm.first_value = 1.000000e-01 : f64, norm.name = "momentum", norm.optional = true, norm.role = "scalar", norm.storage = f32}, %arg7: !plan.array<f32, [C]> {norm.axes = ["C"], norm.first_value = 0.000000e+00 : f64, norm.name = "state_m", norm.optional = true, norm.role = "state", norm.storage = f32}, %arg8: !plan.array<f32, [C]> {norm.axes = ["C"], norm.first_value = 1.000000e+00 : f64, norm.name = "state_v", norm.optional = true, norm.role = "state", norm.storage = f32}) -> (!plan.array<f32, [T, N, C, "..."]> {norm.axes = ["T", "N", "C", "..."], norm.name = "y", norm.role = "output", norm.storage = f32}, !plan.array<f32, [C]> {norm.axes = ["C"], norm.name = "m", norm.role = "saved", norm.statistic, norm.storage = f32}, !plan.array<f32, [C]> {norm.axes = ["C"], norm.name = "v", norm.role = "statistic", norm.storage = f32}, !plan.array<f32, [C]> {norm.axes = ["C"], norm.name = "state_m", norm.role = "state", norm.storage = f32}, !plan.array<f32, [C]> {norm.axes = ["C"], norm.name = "state_v", norm.role = "state", norm.storage = f32}, !plan.array<f32, [C]> {norm.axes = ["C"], norm.name = "r", norm.role = "saved", norm.storage = f32}) attributes {areas_of_two = [["T", "N", "..."]], axes = [#plan.axis<T, plain>, #plan.axis<N, plain>, #plan.axis<C, plain>, #plan.axis<"...", pack>], declaration = "threshold_dependent_batch_norm", form = "training", refused = ["rows of many areas: 3.00 tensors", "a kernel for each aggregate: 3.00 tensors", "not fused: y needs moments, which the first traversal completes"]} {
  %0:6 = plan.kernel @y for [C] placed {lanes = "...", tasks = [#plan.block<C by 16 as C>]} {
    %1 = hold %arg0 : <f32, [T, N, C, "..."]>
    %2 = traverse [T, N, "..."] (%1[T, N, C, "..."] : !plan.array<f32, [T, N, C, "..."]>) accumulate (moments []) placed {order = ["T", "N", "..."]} {
    ^bb0(%arg9: f32):
      plan.yield %arg9 : f32
    } {names = ["moments"]} : !plan.array<!plan.moments<f32>, []>
    %3:6 = traverse [] (%2[] : !plan.array<!plan.moments<f32>, []>, %arg4[] : !plan.array<f32, []>, %arg3[] : !plan.array<f32, []>, %arg1[C] : !plan.array<f32, [C]>, %arg5[] : !plan.array<f32, []>, %arg7[C] : !plan.array<f32, [C]>, %arg6[] : !plan.array<f32, []>, %arg8[C] : !plan.array<f32, [C]>) {
    ^bb0(%arg9: !plan.moments<f32>, %arg10: f32, %arg11: f32, %arg12: f32, %arg13: f32, %arg14: f32, %arg15: f32, %arg16: f32):
      %5 = plan.project "mean" of %arg9 : !plan.moments<f32> -> f32
      %cst = constant 1.000000e+00 : f32
      %6 = plan.project "m2" of %arg9 : !plan.moments<f32> -> f32
      %7 = plan.project "count" of %arg9 : !plan.moments<f32> -> f32
      %cst_0 = constant 0.000000e+00 : f32
      %8 = cmpf oeq, %7, %cst_0 : f32
      %9 = select %8, %cst, %7 : f32
      %10 = divf %6, %9 : f32
      %11 = addf %arg13, %10 : f32
      %12 = math.sqrt %11 : f32
      %13 = divf %cst, %12 : f32
      %14 = mulf %arg12, %13 : f32
      %15 = mulf %arg11, %14 : f32
      %16 = mulf %arg10, %15 : f32
      %17 = subf %5, %arg14 : f32
      %18 = mulf %arg15, %17 : f32
      %19 = addf %arg14, %18 : f32
      %20 = subf %7, %cst : f32
      %21 = divf %6, %20 : f32
      %22 = subf %21, %arg16 : f32
      %23 = mulf %arg15, %22 : f32
      %24 = addf %arg16, %23 : f32
      plan.yield %5, %16, %10, %19, %24, %13 : f32, f32, f32, f32, f32, f32
    } {names = ["m", "", "v", "state_m", "state_v", "r"]} : !plan.array<f32, []>, !plan.array<f32, []>, !plan.array<f32, []>, !plan.array<f32, []>, !plan.array<f32, []>, !plan.array<f32, []>
    %4 = traverse [T, N, "..."] (%arg2[C] : !plan.array<f32, [C]>, %1[T, N, C, "..."] : !plan.array<f32, [T, N, C, "..."]>, %2[] : !plan.array<!plan.moments<f32>, []>, %arg5[] : !plan.array<f32, []>, %3#0[] : !plan.array<f32, []>, %3#1[] : !plan.array<f32, []>) placed {order = ["T", "N", "..."], store = "stream"} {
    ^bb0(%arg9: f32, %arg10: f32, %arg11: !plan.moments<f32>, %arg12: f32, %arg13: f32, %arg14: f32):
      %5 = subf %arg10, %arg13 : f32
      %6 = plan.project "m2" of %arg11 : !plan.moments<f32> -> f32
      %7 = plan.project "count" of %arg11 : !plan.moments<f32> -> f32
      %cst = constant 0.000000e+00 : f32
      %cst_0 = constant 1.000000e+00 : f32
      %8 = cmpf oeq, %7, %cst : f32
      %9 = select %8, %cst_0, %7 : f32
      %10 = divf %6, %9 : f32
      %11 = addf %arg12, %10 : f32
      %12 = mulf %5, %arg14 : f32
      %13 = addf %arg9, %12 : f32
      plan.yield %13 : f32
    } {names = ["y"]} : !plan.array<f32, [T, N, "..."]>
    return %4, %3#0, %3#2, %3#3, %3#4, %3#5 : !plan.array<f32, [T, N, "..."]>, !plan.array<f32, []>, !plan.array<f32, []>, !plan.array<f32, []>, !plan.array<f32, []>, !plan.array<f32, []>
  } {names = ["y", "m", "v", "state_m", "state_v", "r"]} : !plan.array<f32, [T, N, C, "..."]>, !plan.array<f32, [C]>, !plan.array<f32, [C]>, !plan.array<f32, [C]>, !plan.array<f32, [C]>, !plan.array<f32, [C]>
  plan.return %0#0, %0#1, %0#2, %0#3, %0#4, %0#5 : !plan.array<f32, [T, N, C, "..."]>, !plan.array<f32, [C]>, !plan.array<f32, [C]>, !plan.array<f32, [C]>, !plan.array<f32, [C]>, !plan.array<f32, [C]>
}
plan.form @threshold_dependent_batch_norm.vjp(%arg0: !plan.array<f32, [T, N, C, "..."]> {norm.axes = ["T", "N", "C", "..."], norm.name = "dy", norm.role = "cotangent", norm.storage = f32}, %arg1: !plan.array<f32, [T, N, C, "..."]> {norm.axes = ["T", "N", "C", "..."], norm.name = "x", norm.role = "input", norm.storage = f32}, %arg2: !plan.array<f32, [C]> {norm.axes = ["C"], norm.first_value = 1.000000e+00 : f64, norm.name = "gamma", norm.optional = true, norm.role = "parameter", norm.storage = f32}, %arg3: !plan.array<f32, []> {norm.axes = [], norm.first_value = 1.000000e+00 : f64, norm.name = "alpha", norm.optional = true, norm.role = "scalar", norm.storage = f32}, %arg4: !plan.array<f32, []> {norm.axes = [], norm.first_value = 5.000000e-01 : f64, norm.name = "threshold", norm.optional = true, norm.role = "scalar", norm.storage = f32}, %arg5: !plan.array<f32, [C]> {norm.axes = ["C"], norm.name = "m", norm.role = "saved", norm.storage = f32}, %arg6: !plan.array<f32, [C]> {norm.axes = ["C"], norm.name = "r", norm.role = "saved", norm.storage = f32}) -> (!plan.array<f32, [T, N, C, "..."]> {norm.axes = ["T", "N", "C", "..."], norm.name = "dx", norm.role = "gradient", norm.storage = f32}, !plan.array<f32, [C]> {norm.axes = ["C"], norm.name = "dgamma", norm.role = "gradient", norm.storage = f32}, !plan.array<f32, [C]> {norm.axes = ["C"], norm.name = "dbeta", norm.role = "gradient", norm.storage = f32}) attributes {areas_of_two = [], axes = [#plan.axis<T, plain>, #plan.axis<N, plain>, #plan.axis<C, plain>, #plan.axis<"...", pack>], declaration = "threshold_dependent_batch_norm", form = "vjp", refused = ["rows of many areas: 5.00 tensors", "a kernel for each aggregate: 6.00 tensors", "not fused: dx needs sum, which the first traversal completes"]} {
  %0:3 = plan.kernel @dx for [C] placed {lanes = "...", tasks = [#plan.block<C by 16 as C>]} {
    %1 = hold %arg0 : <f32, [T, N, C, "..."]>
    %2 = hold %arg1 : <f32, [T, N, C, "..."]>
    %3:2 = traverse [T, N, "..."] (%1[T, N, C, "..."] : !plan.array<f32, [T, N, C, "..."]>, %2[T, N, C, "..."] : !plan.array<f32, [T, N, C, "..."]>, %arg5[C] : !plan.array<f32, [C]>) accumulate (sum [], sum []) placed {order = ["T", "N", "..."]} {
    ^bb0(%arg7: f32, %arg8: f32, %arg9: f32):
      %6 = subf %arg8, %arg9 : f32
      %7 = mulf %arg7, %6 : f32
      plan.yield %arg7, %7 : f32, f32
    } {names = ["dbeta", "sum"]} : !plan.array<f32, []>, !plan.array<f32, []>
    %4:4 = traverse [] (%arg3[] : !plan.array<f32, []>, %arg4[] : !plan.array<f32, []>, %arg2[C] : !plan.array<f32, [C]>, %arg6[C] : !plan.array<f32, [C]>, %3#1[] : !plan.array<f32, []>, %3#0[] : !plan.array<f32, []>) {
    ^bb0(%arg7: f32, %arg8: f32, %arg9: f32, %arg10: f32, %arg11: f32, %arg12: f32):
      %6 = mulf %arg7, %arg8 : f32
      %7 = mulf %arg9, %arg10 : f32
      %8 = mulf %6, %7 : f32
      %9 = mulf %arg9, %arg11 : f32
      %10 = mulf %6, %9 : f32
      %11 = mulf %arg10, %10 : f32
      %12 = mulf %arg10, %11 : f32
      %13 = mulf %arg10, %12 : f32
      %14 = plan.extent "T"
      %15 = plan.extent "N"
      %16 = muli %14, %15 : i64
      %17 = plan.extent "..."
      %18 = muli %16, %17 : i64
      %19 = sitofp %18 : i64 to f32
      %20 = divf %13, %19 : f32
      %21 = mulf %arg9, %arg12 : f32
      %22 = mulf %6, %21 : f32
      %23 = mulf %arg10, %22 : f32
      %24 = divf %23, %19 : f32
      %25 = mulf %6, %arg11 : f32
      %26 = mulf %arg10, %25 : f32
      plan.yield %8, %20, %24, %26 : f32, f32, f32, f32
    } {names = ["", "", "", "dgamma"]} : !plan.array<f32, []>, !plan.array<f32, []>, !plan.array<f32, []>, !plan.array<f32, []>
    %5 = traverse [T, N, "..."] (%1[T, N, C, "..."] : !plan.array<f32, [T, N, C, "..."]>, %arg3[] : !plan.array<f32, []>, %arg4[] : !plan.array<f32, []>, %arg2[C] : !plan.array<f32, [C]>, %arg6[C] : !plan.array<f32, [C]>, %2[T, N, C, "..."] : !plan.array<f32, [T, N, C, "..."]>, %arg5[C] : !plan.array<f32, [C]>, %3#1[] : !plan.array<f32, []>, %3#0[] : !plan.array<f32, []>, %4#0[] : !plan.array<f32, []>, %4#1[] : !plan.array<f32, []>, %4#2[] : !plan.array<f32, []>) placed {order = ["T", "N", "..."], store = "stream"} {
    ^bb0(%arg7: f32, %arg8: f32, %arg9: f32, %arg10: f32, %arg11: f32, %arg12: f32, %arg13: f32, %arg14: f32, %arg15: f32, %arg16: f32, %arg17: f32, %arg18: f32):
      %6 = mulf %arg8, %arg9 : f32
      %7 = mulf %arg7, %arg16 : f32
      %8 = subf %arg12, %arg13 : f32
      %9 = mulf %arg10, %arg14 : f32
      %10 = mulf %6, %9 : f32
      %11 = mulf %arg11, %10 : f32
      %12 = mulf %arg11, %11 : f32
      %13 = plan.extent "T"
      %14 = plan.extent "N"
      %15 = muli %13, %14 : i64
      %16 = plan.extent "..."
      %17 = muli %15, %16 : i64
      %18 = mulf %8, %arg17 : f32
      %19 = subf %7, %18 : f32
      %20 = mulf %arg10, %arg15 : f32
      %21 = mulf %6, %20 : f32
      %22 = subf %19, %arg18 : f32
      plan.yield %22 : f32
    } {names = ["dx"]} : !plan.array<f32, [T, N, "..."]>
    return %3#0, %5, %4#3 : !plan.array<f32, []>, !plan.array<f32, [T, N, "..."]>, !plan.array<f32, []>
  } {names = ["dbeta", "dx", "dgamma"]} : !plan.array<f32, [C]>, !plan.array<f32, [T, N, C, "..."]>, !plan.array<f32, [C]>
  plan.return %0#1, %0#2, %0#0 : !plan.array<f32, [T, N, C, "..."]>, !plan.array<f32, [C]>, !plan.array<f32, [C]>
}
plan.form @threshold_dependent_batch_norm.inference(%arg0: !plan.array<f32, [T, N, C, "..."]> {norm.axes = ["T", "N", "C", "..."], norm.name = "x", norm.role = "input", norm.storage = f32}, %arg1: !plan.array<f32, [C]> {norm.axes = ["C"], norm.first_value = 1.000000e+00 : f64, norm.name = "gamma", norm.optional = true, norm.role = "parameter", norm.storage = f32}, %arg2: !plan.array<f32, [C]> {norm.axes = ["C"], norm.first_value = 0.000000e+00 : f64, norm.name = "beta", norm.optional = true, norm.role = "parameter", norm.storage = f32}, %arg3: !plan.array<f32, []> {norm.axes = [], norm.first_value = 1.000000e+00 : f64, norm.name = "alpha", norm.optional = true, norm.role = "scalar", norm.storage = f32}, %arg4: !plan.array<f32, []> {norm.axes = [], norm.first_value = 5.000000e-01 : f64, norm.name = "threshold", norm.optional = true, norm.role = "scalar", norm.storage = f32}, %arg5: !plan.array<f32, []> {norm.axes = [], norm.first_value = 1.000000e-05 : f64, norm.name = "eps", norm.optional = true, norm.role = "scalar", norm.storage = f32}, %arg6: !plan.array<f32, [C]> {norm.axes = ["C"], norm.first_value = 0.000000e+00 : f64, norm.name = "state_m", norm.role = "state", norm.storage = f32}, %arg7: !plan.array<f32, [C]> {norm.axes = ["C"], norm.first_value = 1.000000e+00 : f64, norm.name = "state_v", norm.role = "state", norm.storage = f32}) -> (!plan.array<f32, [T, N, C, "..."]> {norm.axes = ["T", "N", "C", "..."], norm.name = "y", norm.role = "output", norm.storage = f32}, !plan.array<f32, [C]> {norm.axes = ["C"], norm.name = "m", norm.role = "statistic", norm.storage = f32}, !plan.array<f32, [C]> {norm.axes = ["C"], norm.name = "v", norm.role = "statistic", norm.storage = f32}) attributes {areas_of_two = [], axes = [#plan.axis<T, plain>, #plan.axis<N, plain>, #plan.axis<C, plain>, #plan.axis<"...", pack>], declaration = "threshold_dependent_batch_norm", form = "inference", refused = []} {
  %0 = plan.kernel @y for [T, N, C] placed {lanes = "...", tasks = [#plan.block<T by 1 as T>, #plan.block<N by 1 as N>, #plan.block<C by 16 as C>]} {
    %2 = traverse [] (%arg4[] : !plan.array<f32, []>, %arg3[] : !plan.array<f32, []>, %arg1[C] : !plan.array<f32, [C]>, %arg5[] : !plan.array<f32, []>, %arg7[C] : !plan.array<f32, [C]>) {
    ^bb0(%arg8: f32, %arg9: f32, %arg10: f32, %arg11: f32, %arg12: f32):
      %cst = constant 1.000000e+00 : f32
      %4 = addf %arg11, %arg12 : f32
      %5 = math.sqrt %4 : f32
      %6 = divf %cst, %5 : f32
      %7 = mulf %arg10, %6 : f32
      %8 = mulf %arg9, %7 : f32
      %9 = mulf %arg8, %8 : f32
      plan.yield %9 : f32
    } : !plan.array<f32, []>
    %3 = traverse ["..."] (%arg2[C] : !plan.array<f32, [C]>, %arg0[T, N, C, "..."] : !plan.array<f32, [T, N, C, "..."]>, %arg6[C] : !plan.array<f32, [C]>, %arg5[] : !plan.array<f32, []>, %arg7[C] : !plan.array<f32, [C]>, %2[] : !plan.array<f32, []>) placed {order = ["..."], store = "stream"} {
    ^bb0(%arg8: f32, %arg9: f32, %arg10: f32, %arg11: f32, %arg12: f32, %arg13: f32):
      %4 = subf %arg9, %arg10 : f32
      %5 = addf %arg11, %arg12 : f32
      %6 = mulf %4, %arg13 : f32
      %7 = addf %arg8, %6 : f32
      plan.yield %7 : f32
    } {names = ["y"]} : !plan.array<f32, ["..."]>
    return %3 : !plan.array<f32, ["..."]>
  } {names = ["y"]} : !plan.array<f32, [T, N, C, "..."]>
  %1:2 = plan.kernel @m for [] placed {lanes = "C", tasks = []} {
    %2:2 = traverse [C] (%arg6[C] : !plan.array<f32, [C]>, %arg7[C] : !plan.array<f32, [C]>) placed {order = ["C"]} {
    ^bb0(%arg8: f32, %arg9: f32):
      plan.yield %arg8, %arg9 : f32, f32
    } {names = ["m", "v"]} : !plan.array<f32, [C]>, !plan.array<f32, [C]>
    return %2#0, %2#1 : !plan.array<f32, [C]>, !plan.array<f32, [C]>
  } {names = ["m", "v"]} : !plan.array<f32, [C]>, !plan.array<f32, [C]>
  plan.return %0, %1#0, %1#1 : !plan.array<f32, [T, N, C, "..."]>, !plan.array<f32, [C]>, !plan.array<f32, [C]>
}
plan.form @threshold_dependent_batch_norm.inference_vjp(%arg0: !plan.array<f32, [T, N, C, "..."]> {norm.axes = ["T", "N", "C", "..."], norm.name = "dy", norm.role = "cotangent", norm.storage = f32}, %arg1: !plan.array<f32, [T, N, C, "..."]> {norm.axes = ["T", "N", "C", "..."], norm.name = "x", norm.role = "input", norm.storage = f32}, %arg2: !plan.array<f32, [C]> {norm.axes = ["C"], norm.first_value = 1.000000e+00 : f64, norm.name = "gamma", norm.optional = true, norm.role = "parameter", norm.storage = f32}, %arg3: !plan.array<f32, []> {norm.axes = [], norm.first_value = 1.000000e+00 : f64, norm.name = "alpha", norm.optional = true, norm.role = "scalar", norm.storage = f32}, %arg4: !plan.array<f32, []> {norm.axes = [], norm.first_value = 5.000000e-01 : f64, norm.name = "threshold", norm.optional = true, norm.role = "scalar", norm.storage = f32}, %arg5: !plan.array<f32, []> {norm.axes = [], norm.first_value = 1.000000e-05 : f64, norm.name = "eps", norm.optional = true, norm.role = "scalar", norm.storage = f32}, %arg6: !plan.array<f32, [C]> {norm.axes = ["C"], norm.first_value = 0.000000e+00 : f64, norm.name = "state_m", norm.role = "state", norm.storage = f32}, %arg7: !plan.array<f32, [C]> {norm.axes = ["C"], norm.first_value = 1.000000e+00 : f64, norm.name = "state_v", norm.role = "state", norm.storage = f32}) -> (!plan.array<f32, [T, N, C, "..."]> {norm.axes = ["T", "N", "C", "..."], norm.name = "dx", norm.role = "gradient", norm.storage = f32}, !plan.array<f32, [C]> {norm.axes = ["C"], norm.name = "dgamma", norm.role = "gradient", norm.storage = f32}, !plan.array<f32, [C]> {norm.axes = ["C"], norm.name = "dbeta", norm.role = "gradient", norm.storage = f32}) attributes {areas_of_two = [], axes = [#plan.axis<T, plain>, #plan.axis<N, plain>, #plan.axis<C, plain>, #plan.axis<"...", pack>, #plan.axis<b, block, of = T>, #plan.axis<b2, block, of = N>], declaration = "threshold_dependent_batch_norm", form = "inference_vjp", refused = ["separate dbeta, dgamma kernel: 4.00 tensors", "a kernel for each aggregate: 5.00 tensors"]} {
  %0:3 = plan.kernel @dx for [T, N, C] block [T by 4 as b, N by 8 as b2] placed {lanes = "...", tasks = [#plan.block<T by 4 as b>, #plan.block<N by 8 as b2>, #plan.block<C by 16 as C>]} {
    %2 = traverse [] (%arg3[] : !plan.array<f32, []>, %arg4[] : !plan.array<f32, []>, %arg2[C] : !plan.array<f32, [C]>, %arg5[] : !plan.array<f32, []>, %arg7[C] : !plan.array<f32, [C]>) {
    ^bb0(%arg8: f32, %arg9: f32, %arg10: f32, %arg11: f32, %arg12: f32):
      %4 = mulf %arg8, %arg9 : f32
      %cst = constant 1.000000e+00 : f32
      %5 = addf %arg11, %arg12 : f32
      %6 = math.sqrt %5 : f32
      %7 = divf %cst, %6 : f32
      %8 = mulf %arg10, %7 : f32
      %9 = mulf %4, %8 : f32
      plan.yield %9 : f32
    } : !plan.array<f32, []>
    %3:3 = traverse ["..."] (%arg0[T, N, C, "..."] : !plan.array<f32, [T, N, C, "..."]>, %arg5[] : !plan.array<f32, []>, %arg7[C] : !plan.array<f32, [C]>, %arg1[T, N, C, "..."] : !plan.array<f32, [T, N, C, "..."]>, %arg6[C] : !plan.array<f32, [C]>, %2[] : !plan.array<f32, []>) accumulate (sum [C] across [T, N], sum [C] across [T, N]) placed {order = ["..."], store = "stream"} {
    ^bb0(%arg8: f32, %arg9: f32, %arg10: f32, %arg11: f32, %arg12: f32, %arg13: f32):
      %4 = addf %arg9, %arg10 : f32
      %cst = constant 1.000000e+00 : f32
      %5 = math.sqrt %4 : f32
      %6 = mulf %arg8, %arg13 : f32
      %7 = subf %arg11, %arg12 : f32
      %8 = mulf %arg8, %7 : f32
      plan.yield %arg8, %8, %6 : f32, f32, f32
    } {names = ["dbeta", "sum", "dx"]} : !plan.array<f32, [C]>, !plan.array<f32, [C]>, !plan.array<f32, ["..."]>
    return %3#2, %3#0, %3#1 : !plan.array<f32, ["..."]>, !plan.array<f32, [C]>, !plan.array<f32, [C]>
  } {names = ["dx", "dbeta", "sum"]} : !plan.array<f32, [T, N, C, "..."]>, !plan.array<f32, [b, b2, C]>, !plan.array<f32, [b, b2, C]>
  %1:2 = plan.kernel @combine for [C] placed {across, lanes = "C", tasks = [#plan.block<C by 128 as C>]} {
    %2:2 = traverse [b, b2] (%0#1[b, b2, C] : !plan.array<f32, [b, b2, C]>, %0#2[b, b2, C] : !plan.array<f32, [b, b2, C]>) accumulate (sum [], sum []) in_order placed {order = ["b", "b2"]} {
    ^bb0(%arg8: f32, %arg9: f32):
      plan.yield %arg8, %arg9 : f32, f32
    } {names = ["dbeta", "sum"]} : !plan.array<f32, []>, !plan.array<f32, []>
    %3 = traverse [] (%arg5[] : !plan.array<f32, []>, %arg7[C] : !plan.array<f32, [C]>, %arg3[] : !plan.array<f32, []>, %arg4[] : !plan.array<f32, []>, %2#1[] : !plan.array<f32, []>) {
    ^bb0(%arg8: f32, %arg9: f32, %arg10: f32, %arg11: f32, %arg12: f32):
      %4 = addf %arg8, %arg9 : f32
      %cst = constant 1.000000e+00 : f32
      %5 = math.sqrt %4 : f32
      %6 = divf %cst, %5 : f32
      %7 = mulf %arg10, %arg11 : f32
      %8 = mulf %7, %arg12 : f32
      %9 = mulf %6, %8 : f32
      plan.yield %9 : f32
    } {names = ["dgamma"]} : !plan.array<f32, []>
    return %2#0, %3 : !plan.array<f32, []>, !plan.array<f32, []>
  } {names = ["dbeta", "dgamma"]} : !plan.array<f32, [C]>, !plan.array<f32, [C]>
  plan.return %0#0, %1#1, %1#0 : !plan.array<f32, [T, N, C, "..."]>, !plan.array<f32, [C]>, !plan.array<f32, [C]>
}
