// norma show dual_patch_norm --emit plan
plan.form @dual_patch_norm.training(%arg0: !plan.array<f32, [N, T, P]> {norm.axes = ["N", "T", "P"], norm.name = "x", norm.role = "input", norm.storage = f32}, %arg1: !plan.array<f32, [N, T, C]> {norm.axes = ["N", "T", "C"], norm.name = "e", norm.role = "input", norm.storage = f32}, %arg2: !plan.array<f32, [C]> {norm.axes = ["C"], norm.first_value = 1.000000e+00 : f64, norm.name = "e_gamma", norm.optional = true, norm.role = "parameter", norm.storage = f32}, %arg3: !plan.array<f32, [C]> {norm.axes = ["C"], norm.first_value = 0.000000e+00 : f64, norm.name = "e_beta", norm.optional = true, norm.role = "parameter", norm.storage = f32}, %arg4: !plan.array<f32, [P]> {norm.axes = ["P"], norm.first_value = 1.000000e+00 : f64, norm.name = "gamma", norm.optional = true, norm.role = "parameter", norm.storage = f32}, %arg5: !plan.array<f32, [P]> {norm.axes = ["P"], norm.first_value = 0.000000e+00 : f64, norm.name = "beta", norm.optional = true, norm.role = "parameter", norm.storage = f32}, %arg6: !plan.array<f32, []> {norm.axes = [], norm.first_value = 9.9999999999999995E-7 : f64, norm.name = "eps", norm.optional = true, norm.role = "scalar", norm.storage = f32}) -> (!plan.array<f32, [N, T, P]> {norm.axes = ["N", "T", "P"], norm.name = "y", norm.role = "output", norm.storage = f32}, !plan.array<f32, [N, T, C]> {norm.axes = ["N", "T", "C"], norm.name = "z", norm.role = "output", norm.storage = f32}, !plan.array<f32, [N, T]> {norm.axes = ["N", "T"], norm.name = "m", norm.role = "saved", norm.statistic, norm.storage = f32}, !plan.array<f32, [N, T]> {norm.axes = ["N", "T"], norm.name = "v", norm.role = "statistic", norm.storage = f32}, !plan.array<f32, [N, T]> {norm.axes = ["N", "T"], norm.name = "saved_0", norm.role = "saved", norm.storage = f32}, !plan.array<f32, [N, T]> {norm.axes = ["N", "T"], norm.name = "r", norm.role = "saved", norm.storage = f32}, !plan.array<f32, [N, T]> {norm.axes = ["N", "T"], norm.name = "saved_1", norm.role = "saved", norm.storage = f32}) attributes {areas_of_two = [], axes = [#plan.axis<N, plain>, #plan.axis<T, plain>, #plan.axis<P, plain>, #plan.axis<C, plain>], declaration = "dual_patch_norm", form = "training", refused = ["rows of many areas: 3.00 tensors", "a kernel for each aggregate: 3.00 tensors", "not fused: z needs moments, which the first traversal completes", "not fused: y needs moments2, which the first traversal completes"]} {
  %0:7 = plan.kernel @y for [N, T] placed {lanes = "P", tasks = [#plan.block<N by 1 as N>, #plan.block<T by 16 as T>]} {
    %1 = hold %arg1 : <f32, [N, T, C]>
    %2 = hold %arg0 : <f32, [N, T, P]>
    %3 = traverse [C] (%1[N, T, C] : !plan.array<f32, [N, T, C]>) accumulate (moments []) placed {order = ["C"]} {
    ^bb0(%arg7: f32):
      plan.yield %arg7 : f32
    } {names = ["moments"]} : !plan.array<!plan.moments<f32>, []>
    %4 = traverse [P] (%2[N, T, P] : !plan.array<f32, [N, T, P]>) accumulate (moments []) placed {order = ["P"]} {
    ^bb0(%arg7: f32):
      plan.yield %arg7 : f32
    } {names = ["moments2"]} : !plan.array<!plan.moments<f32>, []>
    %5:5 = traverse [] (%4[] : !plan.array<!plan.moments<f32>, []>, %arg6[] : !plan.array<f32, []>, %3[] : !plan.array<!plan.moments<f32>, []>) {
    ^bb0(%arg7: !plan.moments<f32>, %arg8: f32, %arg9: !plan.moments<f32>):
      %8 = plan.project "mean" of %arg7 : !plan.moments<f32> -> f32
      %cst = constant 1.000000e+00 : f32
      %9 = plan.project "m2" of %arg7 : !plan.moments<f32> -> f32
      %10 = plan.project "count" of %arg7 : !plan.moments<f32> -> f32
      %cst_0 = constant 0.000000e+00 : f32
      %11 = cmpf oeq, %10, %cst_0 : f32
      %12 = select %11, %cst, %10 : f32
      %13 = divf %9, %12 : f32
      %14 = addf %arg8, %13 : f32
      %15 = math.sqrt %14 : f32
      %16 = divf %cst, %15 : f32
      %17 = plan.project "mean" of %arg9 : !plan.moments<f32> -> f32
      %18 = plan.project "m2" of %arg9 : !plan.moments<f32> -> f32
      %19 = plan.project "count" of %arg9 : !plan.moments<f32> -> f32
      %20 = cmpf oeq, %19, %cst_0 : f32
      %21 = select %20, %cst, %19 : f32
      %22 = divf %18, %21 : f32
      %23 = addf %arg8, %22 : f32
      %24 = math.sqrt %23 : f32
      %25 = divf %cst, %24 : f32
      plan.yield %8, %16, %17, %25, %13 : f32, f32, f32, f32, f32
    } {names = ["m", "", "m", "", "v"]} : !plan.array<f32, []>, !plan.array<f32, []>, !plan.array<f32, []>, !plan.array<f32, []>, !plan.array<f32, []>
    %6 = traverse [P] (%arg5[P] : !plan.array<f32, [P]>, %arg4[P] : !plan.array<f32, [P]>, %2[N, T, P] : !plan.array<f32, [N, T, P]>, %4[] : !plan.array<!plan.moments<f32>, []>, %5#0[] : !plan.array<f32, []>, %5#1[] : !plan.array<f32, []>) placed {order = ["P"], store = "stream"} {
    ^bb0(%arg7: f32, %arg8: f32, %arg9: f32, %arg10: !plan.moments<f32>, %arg11: f32, %arg12: f32):
      %8 = subf %arg9, %arg11 : f32
      %9 = plan.project "m2" of %arg10 : !plan.moments<f32> -> f32
      %10 = plan.project "count" of %arg10 : !plan.moments<f32> -> f32
      %cst = constant 0.000000e+00 : f32
      %cst_0 = constant 1.000000e+00 : f32
      %11 = cmpf oeq, %10, %cst : f32
      %12 = select %11, %cst_0, %10 : f32
      %13 = mulf %8, %arg12 : f32
      %14 = mulf %arg8, %13 : f32
      %15 = addf %arg7, %14 : f32
      plan.yield %15 : f32
    } {names = ["y"]} : !plan.array<f32, [P]>
    %7 = traverse [C] (%arg3[C] : !plan.array<f32, [C]>, %arg2[C] : !plan.array<f32, [C]>, %1[N, T, C] : !plan.array<f32, [N, T, C]>, %3[] : !plan.array<!plan.moments<f32>, []>, %5#2[] : !plan.array<f32, []>, %5#3[] : !plan.array<f32, []>) placed {order = ["C"]} {
    ^bb0(%arg7: f32, %arg8: f32, %arg9: f32, %arg10: !plan.moments<f32>, %arg11: f32, %arg12: f32):
      %8 = subf %arg9, %arg11 : f32
      %9 = plan.project "m2" of %arg10 : !plan.moments<f32> -> f32
      %10 = plan.project "count" of %arg10 : !plan.moments<f32> -> f32
      %cst = constant 0.000000e+00 : f32
      %cst_0 = constant 1.000000e+00 : f32
      %11 = cmpf oeq, %10, %cst : f32
      %12 = select %11, %cst_0, %10 : f32
      %13 = mulf %8, %arg12 : f32
      %14 = mulf %arg8, %13 : f32
      %15 = addf %arg7, %14 : f32
      plan.yield %15 : f32
    } {names = ["z"]} : !plan.array<f32, [C]>
    return %6, %7, %5#0, %5#4, %5#2, %5#3, %5#1 : !plan.array<f32, [P]>, !plan.array<f32, [C]>, !plan.array<f32, []>, !plan.array<f32, []>, !plan.array<f32, []>, !plan.array<f32, []>, !plan.array<f32, []>
  } {names = ["y", "z", "m", "v", "saved_0", "r", "saved_1"]} : !plan.array<f32, [N, T, P]>, !plan.array<f32, [N, T, C]>, !plan.array<f32, [N, T]>, !plan.array<f32, [N, T]>, !plan.array<f32, [N, T]>, !plan.array<f32, [N, T]>, !plan.array<f32, [N, T]>
  plan.return %0#0, %0#1, %0#2, %0#3, %0#4, %0#5, %0#6 : !plan.array<f32, [N, T, P]>, !plan.array<f32, [N, T, C]>, !plan.array<f32, [N, T]>, !plan.array<f32, [N, T]>, !plan.array<f32, [N, T]>, !plan.array<f32, [N, T]>, !plan.array<f32, [N, T]>
}
plan.form @dual_patch_norm.vjp(%arg0: !plan.array<f32, [N, T, P]> {norm.axes = ["N", "T", "P"], norm.name = "dy", norm.role = "cotangent", norm.storage = f32}, %arg1: !plan.array<f32, [N, T, C]> {norm.axes = ["N", "T", "C"], norm.name = "dz", norm.role = "cotangent", norm.storage = f32}, %arg2: !plan.array<f32, [N, T, P]> {norm.axes = ["N", "T", "P"], norm.name = "x", norm.role = "input", norm.storage = f32}, %arg3: !plan.array<f32, [N, T, C]> {norm.axes = ["N", "T", "C"], norm.name = "e", norm.role = "input", norm.storage = f32}, %arg4: !plan.array<f32, [C]> {norm.axes = ["C"], norm.first_value = 1.000000e+00 : f64, norm.name = "e_gamma", norm.optional = true, norm.role = "parameter", norm.storage = f32}, %arg5: !plan.array<f32, [P]> {norm.axes = ["P"], norm.first_value = 1.000000e+00 : f64, norm.name = "gamma", norm.optional = true, norm.role = "parameter", norm.storage = f32}, %arg6: !plan.array<f32, [N, T]> {norm.axes = ["N", "T"], norm.name = "saved_0", norm.role = "saved", norm.storage = f32}, %arg7: !plan.array<f32, [N, T]> {norm.axes = ["N", "T"], norm.name = "r", norm.role = "saved", norm.storage = f32}, %arg8: !plan.array<f32, [N, T]> {norm.axes = ["N", "T"], norm.name = "m", norm.role = "saved", norm.storage = f32}, %arg9: !plan.array<f32, [N, T]> {norm.axes = ["N", "T"], norm.name = "saved_1", norm.role = "saved", norm.storage = f32}) -> (!plan.array<f32, [N, T, P]> {norm.axes = ["N", "T", "P"], norm.name = "dx", norm.role = "gradient", norm.storage = f32}, !plan.array<f32, [N, T, C]> {norm.axes = ["N", "T", "C"], norm.name = "de", norm.role = "gradient", norm.storage = f32}, !plan.array<f32, [C]> {norm.axes = ["C"], norm.name = "de_gamma", norm.role = "gradient", norm.storage = f32}, !plan.array<f32, [C]> {norm.axes = ["C"], norm.name = "de_beta", norm.role = "gradient", norm.storage = f32}, !plan.array<f32, [P]> {norm.axes = ["P"], norm.name = "dgamma", norm.role = "gradient", norm.storage = f32}, !plan.array<f32, [P]> {norm.axes = ["P"], norm.name = "dbeta", norm.role = "gradient", norm.storage = f32}) attributes {areas_of_two = [], axes = [#plan.axis<N, plain>, #plan.axis<T, plain>, #plan.axis<P, plain>, #plan.axis<C, plain>, #plan.axis<b, block, of = N>, #plan.axis<b2, block, of = T>], declaration = "dual_patch_norm", form = "vjp", refused = ["separate dbeta, dgamma, de_beta, de_gamma kernel: 5.00 tensors", "a kernel for each aggregate: 9.00 tensors", "not fused: dx needs sum, which the first traversal completes", "not fused: de needs sum3, which the first traversal completes"]} {
  %0:6 = plan.kernel @dx for [N, T] block [N by 4 as b, T by 64 as b2] placed {lanes = "P", tasks = [#plan.block<N by 4 as b>, #plan.block<T by 64 as b2>]} {
    %3 = hold %arg2 : <f32, [N, T, P]>
    %4 = hold %arg0 : <f32, [N, T, P]>
    %5 = hold %arg3 : <f32, [N, T, C]>
    %6 = hold %arg1 : <f32, [N, T, C]>
    %7:4 = traverse [P] (%3[N, T, P] : !plan.array<f32, [N, T, P]>, %arg8[N, T] : !plan.array<f32, [N, T]>, %4[N, T, P] : !plan.array<f32, [N, T, P]>, %arg5[P] : !plan.array<f32, [P]>, %arg9[N, T] : !plan.array<f32, [N, T]>) accumulate (sum [], sum [], sum [P] across [N, T], sum [P] across [N, T]) placed {order = ["P"]} {
    ^bb0(%arg10: f32, %arg11: f32, %arg12: f32, %arg13: f32, %arg14: f32):
      %12 = subf %arg10, %arg11 : f32
      %13 = mulf %arg12, %arg13 : f32
      %14 = mulf %12, %13 : f32
      %15 = mulf %arg14, %12 : f32
      %16 = mulf %arg12, %15 : f32
      plan.yield %14, %13, %arg12, %16 : f32, f32, f32, f32
    } {names = ["sum", "sum2", "dbeta", "dgamma"]} : !plan.array<f32, []>, !plan.array<f32, []>, !plan.array<f32, [P]>, !plan.array<f32, [P]>
    %8:4 = traverse [C] (%5[N, T, C] : !plan.array<f32, [N, T, C]>, %arg6[N, T] : !plan.array<f32, [N, T]>, %6[N, T, C] : !plan.array<f32, [N, T, C]>, %arg4[C] : !plan.array<f32, [C]>, %arg7[N, T] : !plan.array<f32, [N, T]>) accumulate (sum [], sum [], sum [C] across [N, T], sum [C] across [N, T]) placed {order = ["C"]} {
    ^bb0(%arg10: f32, %arg11: f32, %arg12: f32, %arg13: f32, %arg14: f32):
      %12 = subf %arg10, %arg11 : f32
      %13 = mulf %arg12, %arg13 : f32
      %14 = mulf %12, %13 : f32
      %15 = mulf %arg14, %12 : f32
      %16 = mulf %arg12, %15 : f32
      plan.yield %14, %13, %arg12, %16 : f32, f32, f32, f32
    } {names = ["sum3", "sum4", "de_beta", "de_gamma"]} : !plan.array<f32, []>, !plan.array<f32, []>, !plan.array<f32, [C]>, !plan.array<f32, [C]>
    %9:4 = traverse [] (%arg9[N, T] : !plan.array<f32, [N, T]>, %7#0[] : !plan.array<f32, []>, %7#1[] : !plan.array<f32, []>, %arg7[N, T] : !plan.array<f32, [N, T]>, %8#0[] : !plan.array<f32, []>, %8#1[] : !plan.array<f32, []>) {
    ^bb0(%arg10: f32, %arg11: f32, %arg12: f32, %arg13: f32, %arg14: f32, %arg15: f32):
      %12 = mulf %arg10, %arg11 : f32
      %13 = mulf %arg10, %12 : f32
      %14 = mulf %arg10, %13 : f32
      %15 = plan.extent "P"
      %16 = sitofp %15 : i64 to f32
      %17 = divf %14, %16 : f32
      %18 = mulf %arg10, %arg12 : f32
      %19 = divf %18, %16 : f32
      %20 = mulf %arg13, %arg14 : f32
      %21 = mulf %arg13, %20 : f32
      %22 = mulf %arg13, %21 : f32
      %23 = plan.extent "C"
      %24 = sitofp %23 : i64 to f32
      %25 = divf %22, %24 : f32
      %26 = mulf %arg13, %arg15 : f32
      %27 = divf %26, %24 : f32
      plan.yield %17, %19, %25, %27 : f32, f32, f32, f32
    } : !plan.array<f32, []>, !plan.array<f32, []>, !plan.array<f32, []>, !plan.array<f32, []>
    %10 = traverse [C] (%arg7[N, T] : !plan.array<f32, [N, T]>, %6[N, T, C] : !plan.array<f32, [N, T, C]>, %arg4[C] : !plan.array<f32, [C]>, %5[N, T, C] : !plan.array<f32, [N, T, C]>, %arg6[N, T] : !plan.array<f32, [N, T]>, %8#0[] : !plan.array<f32, []>, %9#2[] : !plan.array<f32, []>, %9#3[] : !plan.array<f32, []>) placed {order = ["C"]} {
    ^bb0(%arg10: f32, %arg11: f32, %arg12: f32, %arg13: f32, %arg14: f32, %arg15: f32, %arg16: f32, %arg17: f32):
      %12 = mulf %arg11, %arg12 : f32
      %13 = mulf %arg10, %12 : f32
      %14 = subf %arg13, %arg14 : f32
      %15 = mulf %arg10, %arg15 : f32
      %16 = mulf %14, %arg16 : f32
      %17 = subf %13, %16 : f32
      %18 = subf %17, %arg17 : f32
      plan.yield %18 : f32
    } {names = ["de"]} : !plan.array<f32, [C]>
    %11 = traverse [P] (%arg9[N, T] : !plan.array<f32, [N, T]>, %4[N, T, P] : !plan.array<f32, [N, T, P]>, %arg5[P] : !plan.array<f32, [P]>, %3[N, T, P] : !plan.array<f32, [N, T, P]>, %arg8[N, T] : !plan.array<f32, [N, T]>, %7#0[] : !plan.array<f32, []>, %9#0[] : !plan.array<f32, []>, %9#1[] : !plan.array<f32, []>) placed {order = ["P"], store = "stream"} {
    ^bb0(%arg10: f32, %arg11: f32, %arg12: f32, %arg13: f32, %arg14: f32, %arg15: f32, %arg16: f32, %arg17: f32):
      %12 = mulf %arg11, %arg12 : f32
      %13 = mulf %arg10, %12 : f32
      %14 = subf %arg13, %arg14 : f32
      %15 = mulf %arg10, %arg15 : f32
      %16 = mulf %14, %arg16 : f32
      %17 = subf %13, %16 : f32
      %18 = subf %17, %arg17 : f32
      plan.yield %18 : f32
    } {names = ["dx"]} : !plan.array<f32, [P]>
    return %11, %10, %7#2, %7#3, %8#2, %8#3 : !plan.array<f32, [P]>, !plan.array<f32, [C]>, !plan.array<f32, [P]>, !plan.array<f32, [P]>, !plan.array<f32, [C]>, !plan.array<f32, [C]>
  } {names = ["dx", "de", "dbeta", "dgamma", "de_beta", "de_gamma"]} : !plan.array<f32, [N, T, P]>, !plan.array<f32, [N, T, C]>, !plan.array<f32, [b, b2, P]>, !plan.array<f32, [b, b2, P]>, !plan.array<f32, [b, b2, C]>, !plan.array<f32, [b, b2, C]>
  %1:2 = plan.kernel @combine for [P] placed {across, lanes = "P", tasks = [#plan.block<P by 128 as P>]} {
    %3:2 = traverse [b, b2] (%0#2[b, b2, P] : !plan.array<f32, [b, b2, P]>, %0#3[b, b2, P] : !plan.array<f32, [b, b2, P]>) accumulate (sum [], sum []) in_order placed {order = ["b", "b2"]} {
    ^bb0(%arg10: f32, %arg11: f32):
      plan.yield %arg10, %arg11 : f32, f32
    } {names = ["dbeta", "dgamma"]} : !plan.array<f32, []>, !plan.array<f32, []>
    return %3#0, %3#1 : !plan.array<f32, []>, !plan.array<f32, []>
  } {names = ["dbeta", "dgamma"]} : !plan.array<f32, [P]>, !plan.array<f32, [P]>
  %2:2 = plan.kernel @combine2 for [C] placed {lanes = "b2", tasks = [#plan.block<C by 16 as C>]} {
    %3:2 = traverse [b, b2] (%0#4[b, b2, C] : !plan.array<f32, [b, b2, C]>, %0#5[b, b2, C] : !plan.array<f32, [b, b2, C]>) accumulate (sum [], sum []) in_order placed {order = ["b", "b2"]} {
    ^bb0(%arg10: f32, %arg11: f32):
      plan.yield %arg10, %arg11 : f32, f32
    } {names = ["de_beta", "de_gamma"]} : !plan.array<f32, []>, !plan.array<f32, []>
    return %3#0, %3#1 : !plan.array<f32, []>, !plan.array<f32, []>
  } {names = ["de_beta", "de_gamma"]} : !plan.array<f32, [C]>, !plan.array<f32, [C]>
  plan.return %0#0, %0#1, %2#1, %2#0, %1#1, %1#0 : !plan.array<f32, [N, T, P]>, !plan.array<f32, [N, T, C]>, !plan.array<f32, [C]>, !plan.array<f32, [C]>, !plan.array<f32, [P]>, !plan.array<f32, [P]>
}
