// norma show dual_patch_norm --emit plan
plan.form @dual_patch_norm.training(%arg0: !plan.array<f32, [N, T, P]> {norm.axes = ["N", "T", "P"], norm.name = "x", norm.role = "input", norm.storage = f32}, %arg1: !plan.array<f32, [N, T, C]> {norm.axes = ["N", "T", "C"], norm.name = "e", norm.role = "input", norm.storage = f32}, %arg2: !plan.array<f32, [C]> {norm.axes = ["C"], norm.first_value = 1.000000e+00 : f64, norm.name = "e_gamma", norm.optional = true, norm.role = "parameter", norm.storage = f32}, %arg3: !plan.array<f32, [C]> {norm.axes = ["C"], norm.first_value = 0.000000e+00 : f64, norm.name = "e_beta", norm.optional = true, norm.role = "parameter", norm.storage = f32}, %arg4: !plan.array<f32, [P]> {norm.axes = ["P"], norm.first_value = 1.000000e+00 : f64, norm.name = "gamma", norm.optional = true, norm.role = "parameter", norm.storage = f32}, %arg5: !plan.array<f32, [P]> {norm.axes = ["P"], norm.first_value = 0.000000e+00 : f64, norm.name = "beta", norm.optional = true, norm.role = "parameter", norm.storage = f32}, %arg6: !plan.array<f32, []> {norm.axes = [], norm.first_value = 9.9999999999999995E-7 : f64, norm.name = "eps", norm.optional = true, norm.role = "scalar", norm.storage = f32}) -> (!plan.array<f32, [N, T, P]> {norm.axes = ["N", "T", "P"], norm.name = "y", norm.role = "output", norm.storage = f32}, !plan.array<f32, [N, T, C]> {norm.axes = ["N", "T", "C"], norm.name = "z", norm.role = "output", norm.storage = f32}, !plan.array<f32, [N, T]> {norm.axes = ["N", "T"], norm.name = "m", norm.role = "saved", norm.statistic, norm.storage = f32}, !plan.array<f32, [N, T]> {norm.axes = ["N", "T"], norm.name = "v", norm.role = "statistic", norm.storage = f32}, !plan.array<f32, [N, T]> {norm.axes = ["N", "T"], norm.name = "saved_0", norm.role = "saved", norm.storage = f32}, !plan.array<f32, [N, T]> {norm.axes = ["N", "T"], norm.name = "r", norm.role = "saved", norm.storage = f32}, !plan.array<f32, [N, T]> {norm.axes = ["N", "T"], norm.name = "saved_1", norm.role = "saved", norm.storage = f32}) attributes {areas_of_two = [], axes = [#plan.axis<N, plain>, #plan.axis<T, plain>, #plan.axis<P, plain>, #plan.axis<C, plain>], declaration = "dual_patch_norm", form = "training", refused = ["a kernel for each aggregate: 3.00 tensors", "not fused: moments2 shares no array with moments", "not fused: y shares no array with moments", "not fused: moments shares no array with moments2", "not fused: v shares no array with moments", "not fused: r shares no array with moments2", "not fused: z needs moments, which the first traversal completes", "not fused: y needs moments2, which the first traversal completes"]} {
  %0:3 = plan.kernel @z for [N, T] placed {lanes = "C", tasks = [#plan.block<N by 1 as N>, #plan.block<T by 16 as T>]} {
    %2 = hold %arg1 : <f32, [N, T, C]>
    %3 = traverse [C] (%2[N, T, C] : !plan.array<f32, [N, T, C]>) accumulate (moments []) placed {order = ["C"]} {
    ^bb0(%arg7: f32):
      plan.yield %arg7 : f32
    } {names = ["moments"]} : !plan.array<!plan.moments<f32>, []>
    %4:2 = traverse [] (%3[] : !plan.array<!plan.moments<f32>, []>, %arg6[] : !plan.array<f32, []>) {
    ^bb0(%arg7: !plan.moments<f32>, %arg8: f32):
      %6 = plan.project "mean" of %arg7 : !plan.moments<f32> -> f32
      %cst = constant 1.000000e+00 : f32
      %7 = plan.project "m2" of %arg7 : !plan.moments<f32> -> f32
      %8 = plan.project "count" of %arg7 : !plan.moments<f32> -> f32
      %cst_0 = constant 0.000000e+00 : f32
      %9 = cmpf oeq, %8, %cst_0 : f32
      %10 = select %9, %cst, %8 : f32
      %11 = divf %7, %10 : f32
      %12 = addf %arg8, %11 : f32
      %13 = math.sqrt %12 : f32
      %14 = divf %cst, %13 : f32
      plan.yield %6, %14 : f32, f32
    } {names = ["m", ""]} : !plan.array<f32, []>, !plan.array<f32, []>
    %5 = traverse [C] (%arg3[C] : !plan.array<f32, [C]>, %arg2[C] : !plan.array<f32, [C]>, %2[N, T, C] : !plan.array<f32, [N, T, C]>, %3[] : !plan.array<!plan.moments<f32>, []>, %4#0[] : !plan.array<f32, []>, %4#1[] : !plan.array<f32, []>) placed {order = ["C"]} {
    ^bb0(%arg7: f32, %arg8: f32, %arg9: f32, %arg10: !plan.moments<f32>, %arg11: f32, %arg12: f32):
      %6 = subf %arg9, %arg11 : f32
      %7 = plan.project "m2" of %arg10 : !plan.moments<f32> -> f32
      %8 = plan.project "count" of %arg10 : !plan.moments<f32> -> f32
      %cst = constant 0.000000e+00 : f32
      %cst_0 = constant 1.000000e+00 : f32
      %9 = cmpf oeq, %8, %cst : f32
      %10 = select %9, %cst_0, %8 : f32
      %11 = mulf %6, %arg12 : f32
      %12 = mulf %arg8, %11 : f32
      %13 = addf %arg7, %12 : f32
      plan.yield %13 : f32
    } {names = ["z"]} : !plan.array<f32, [C]>
    return %5, %4#0, %4#1 : !plan.array<f32, [C]>, !plan.array<f32, []>, !plan.array<f32, []>
  } {names = ["z", "saved_0", "r"]} : !plan.array<f32, [N, T, C]>, !plan.array<f32, [N, T]>, !plan.array<f32, [N, T]>
  %1:4 = plan.kernel @y for [N, T] placed {lanes = "P", tasks = [#plan.block<N by 1 as N>, #plan.block<T by 16 as T>]} {
    %2 = hold %arg0 : <f32, [N, T, P]>
    %3 = traverse [P] (%2[N, T, P] : !plan.array<f32, [N, T, P]>) accumulate (moments []) placed {order = ["P"]} {
    ^bb0(%arg7: f32):
      plan.yield %arg7 : f32
    } {names = ["moments2"]} : !plan.array<!plan.moments<f32>, []>
    %4:3 = traverse [] (%3[] : !plan.array<!plan.moments<f32>, []>, %arg6[] : !plan.array<f32, []>) {
    ^bb0(%arg7: !plan.moments<f32>, %arg8: f32):
      %6 = plan.project "mean" of %arg7 : !plan.moments<f32> -> f32
      %cst = constant 1.000000e+00 : f32
      %7 = plan.project "m2" of %arg7 : !plan.moments<f32> -> f32
      %8 = plan.project "count" of %arg7 : !plan.moments<f32> -> f32
      %cst_0 = constant 0.000000e+00 : f32
      %9 = cmpf oeq, %8, %cst_0 : f32
      %10 = select %9, %cst, %8 : f32
      %11 = divf %7, %10 : f32
      %12 = addf %arg8, %11 : f32
      %13 = math.sqrt %12 : f32
      %14 = divf %cst, %13 : f32
      plan.yield %6, %14, %11 : f32, f32, f32
    } {names = ["m", "", "v"]} : !plan.array<f32, []>, !plan.array<f32, []>, !plan.array<f32, []>
    %5 = traverse [P] (%arg5[P] : !plan.array<f32, [P]>, %arg4[P] : !plan.array<f32, [P]>, %2[N, T, P] : !plan.array<f32, [N, T, P]>, %3[] : !plan.array<!plan.moments<f32>, []>, %4#0[] : !plan.array<f32, []>, %4#1[] : !plan.array<f32, []>) placed {order = ["P"], store = "stream"} {
    ^bb0(%arg7: f32, %arg8: f32, %arg9: f32, %arg10: !plan.moments<f32>, %arg11: f32, %arg12: f32):
      %6 = subf %arg9, %arg11 : f32
      %7 = plan.project "m2" of %arg10 : !plan.moments<f32> -> f32
      %8 = plan.project "count" of %arg10 : !plan.moments<f32> -> f32
      %cst = constant 0.000000e+00 : f32
      %cst_0 = constant 1.000000e+00 : f32
      %9 = cmpf oeq, %8, %cst : f32
      %10 = select %9, %cst_0, %8 : f32
      %11 = mulf %6, %arg12 : f32
      %12 = mulf %arg8, %11 : f32
      %13 = addf %arg7, %12 : f32
      plan.yield %13 : f32
    } {names = ["y"]} : !plan.array<f32, [P]>
    return %5, %4#0, %4#2, %4#1 : !plan.array<f32, [P]>, !plan.array<f32, []>, !plan.array<f32, []>, !plan.array<f32, []>
  } {names = ["y", "m", "v", "saved_1"]} : !plan.array<f32, [N, T, P]>, !plan.array<f32, [N, T]>, !plan.array<f32, [N, T]>, !plan.array<f32, [N, T]>
  plan.return %1#0, %0#0, %1#1, %1#2, %0#1, %0#2, %1#3 : !plan.array<f32, [N, T, P]>, !plan.array<f32, [N, T, C]>, !plan.array<f32, [N, T]>, !plan.array<f32, [N, T]>, !plan.array<f32, [N, T]>, !plan.array<f32, [N, T]>, !plan.array<f32, [N, T]>
}
plan.form @dual_patch_norm.vjp(%arg0: !plan.array<f32, [N, T, P]> {norm.axes = ["N", "T", "P"], norm.name = "dy", norm.role = "cotangent", norm.storage = f32}, %arg1: !plan.array<f32, [N, T, C]> {norm.axes = ["N", "T", "C"], norm.name = "dz", norm.role = "cotangent", norm.storage = f32}, %arg2: !plan.array<f32, [N, T, P]> {norm.axes = ["N", "T", "P"], norm.name = "x", norm.role = "input", norm.storage = f32}, %arg3: !plan.array<f32, [N, T, C]> {norm.axes = ["N", "T", "C"], norm.name = "e", norm.role = "input", norm.storage = f32}, %arg4: !plan.array<f32, [C]> {norm.axes = ["C"], norm.first_value = 1.000000e+00 : f64, norm.name = "e_gamma", norm.optional = true, norm.role = "parameter", norm.storage = f32}, %arg5: !plan.array<f32, [P]> {norm.axes = ["P"], norm.first_value = 1.000000e+00 : f64, norm.name = "gamma", norm.optional = true, norm.role = "parameter", norm.storage = f32}, %arg6: !plan.array<f32, [N, T]> {norm.axes = ["N", "T"], norm.name = "saved_0", norm.role = "saved", norm.storage = f32}, %arg7: !plan.array<f32, [N, T]> {norm.axes = ["N", "T"], norm.name = "r", norm.role = "saved", norm.storage = f32}, %arg8: !plan.array<f32, [N, T]> {norm.axes = ["N", "T"], norm.name = "m", norm.role = "saved", norm.storage = f32}, %arg9: !plan.array<f32, [N, T]> {norm.axes = ["N", "T"], norm.name = "saved_1", norm.role = "saved", norm.storage = f32}) -> (!plan.array<f32, [N, T, P]> {norm.axes = ["N", "T", "P"], norm.name = "dx", norm.role = "gradient", norm.storage = f32}, !plan.array<f32, [N, T, C]> {norm.axes = ["N", "T", "C"], norm.name = "de", norm.role = "gradient", norm.storage = f32}, !plan.array<f32, [C]> {norm.axes = ["C"], norm.name = "de_gamma", norm.role = "gradient", norm.storage = f32}, !plan.array<f32, [C]> {norm.axes = ["C"], norm.name = "de_beta", norm.role = "gradient", norm.storage = f32}, !plan.array<f32, [P]> {norm.axes = ["P"], norm.name = "dgamma", norm.role = "gradient", norm.storage = f32}, !plan.array<f32, [P]> {norm.axes = ["P"], norm.name = "dbeta", norm.role = "gradient", norm.storage = f32}) attributes {areas_of_two = [], axes = [#plan.axis<N, plain>, #plan.axis<T, plain>, #plan.axis<P, plain>, #plan.axis<C, plain>, #plan.axis<b, block, of = N>, #plan.axis<b2, block, of = T>, #plan.axis<b3, block, of = N>, #plan.axis<b4, block, of = T>], declaration = "dual_patch_norm", form = "vjp", refused = ["separate dbeta, dgamma, de_beta, de_gamma kernel: 5.00 tensors", "a kernel for each aggregate: 9.00 tensors", "not fused: sum3 shares no array with sum", "not fused: sum4 shares no array with sum", "not fused: sum shares no array with sum3", "not fused: dx needs sum, which the first traversal completes", "not fused: de needs sum3, which the first traversal completes"]} {
  %0:3 = plan.kernel @dx for [N, T] block [N by 4 as b, T by 64 as b2] placed {lanes = "P", tasks = [#plan.block<N by 4 as b>, #plan.block<T by 64 as b2>]} {
    %4 = hold %arg2 : <f32, [N, T, P]>
    %5 = hold %arg0 : <f32, [N, T, P]>
    %6:4 = traverse [P] (%4[N, T, P] : !plan.array<f32, [N, T, P]>, %arg8[N, T] : !plan.array<f32, [N, T]>, %5[N, T, P] : !plan.array<f32, [N, T, P]>, %arg5[P] : !plan.array<f32, [P]>, %arg9[N, T] : !plan.array<f32, [N, T]>) accumulate (sum [], sum [], sum [P] across [N, T], sum [P] across [N, T]) placed {order = ["P"]} {
    ^bb0(%arg10: f32, %arg11: f32, %arg12: f32, %arg13: f32, %arg14: f32):
      %9 = subf %arg10, %arg11 : f32
      %10 = mulf %arg12, %arg13 : f32
      %11 = mulf %9, %10 : f32
      %12 = mulf %arg14, %9 : f32
      %13 = mulf %arg12, %12 : f32
      plan.yield %11, %10, %arg12, %13 : f32, f32, f32, f32
    } {names = ["sum", "sum2", "dbeta", "dgamma"]} : !plan.array<f32, []>, !plan.array<f32, []>, !plan.array<f32, [P]>, !plan.array<f32, [P]>
    %7:2 = traverse [] (%arg9[N, T] : !plan.array<f32, [N, T]>, %6#0[] : !plan.array<f32, []>, %6#1[] : !plan.array<f32, []>) {
    ^bb0(%arg10: f32, %arg11: f32, %arg12: f32):
      %9 = mulf %arg10, %arg11 : f32
      %10 = mulf %arg10, %9 : f32
      %11 = mulf %arg10, %10 : f32
      %12 = plan.extent "P"
      %13 = sitofp %12 : i64 to f32
      %14 = divf %11, %13 : f32
      %15 = mulf %arg10, %arg12 : f32
      %16 = divf %15, %13 : f32
      plan.yield %14, %16 : f32, f32
    } : !plan.array<f32, []>, !plan.array<f32, []>
    %8 = traverse [P] (%arg9[N, T] : !plan.array<f32, [N, T]>, %5[N, T, P] : !plan.array<f32, [N, T, P]>, %arg5[P] : !plan.array<f32, [P]>, %4[N, T, P] : !plan.array<f32, [N, T, P]>, %arg8[N, T] : !plan.array<f32, [N, T]>, %6#0[] : !plan.array<f32, []>, %7#0[] : !plan.array<f32, []>, %7#1[] : !plan.array<f32, []>) placed {order = ["P"], store = "stream"} {
    ^bb0(%arg10: f32, %arg11: f32, %arg12: f32, %arg13: f32, %arg14: f32, %arg15: f32, %arg16: f32, %arg17: f32):
      %9 = mulf %arg11, %arg12 : f32
      %10 = mulf %arg10, %9 : f32
      %11 = subf %arg13, %arg14 : f32
      %12 = mulf %arg10, %arg15 : f32
      %13 = mulf %11, %arg16 : f32
      %14 = subf %10, %13 : f32
      %15 = subf %14, %arg17 : f32
      plan.yield %15 : f32
    } {names = ["dx"]} : !plan.array<f32, [P]>
    return %8, %6#2, %6#3 : !plan.array<f32, [P]>, !plan.array<f32, [P]>, !plan.array<f32, [P]>
  } {names = ["dx", "dbeta", "dgamma"]} : !plan.array<f32, [N, T, P]>, !plan.array<f32, [b, b2, P]>, !plan.array<f32, [b, b2, P]>
  %1:3 = plan.kernel @de for [N, T] block [N by 4 as b3, T by 64 as b4] placed {lanes = "C", tasks = [#plan.block<N by 4 as b3>, #plan.block<T by 64 as b4>]} {
    %4 = hold %arg3 : <f32, [N, T, C]>
    %5 = hold %arg1 : <f32, [N, T, C]>
    %6:4 = traverse [C] (%4[N, T, C] : !plan.array<f32, [N, T, C]>, %arg6[N, T] : !plan.array<f32, [N, T]>, %5[N, T, C] : !plan.array<f32, [N, T, C]>, %arg4[C] : !plan.array<f32, [C]>, %arg7[N, T] : !plan.array<f32, [N, T]>) accumulate (sum [], sum [], sum [C] across [N, T], sum [C] across [N, T]) placed {order = ["C"]} {
    ^bb0(%arg10: f32, %arg11: f32, %arg12: f32, %arg13: f32, %arg14: f32):
      %9 = subf %arg10, %arg11 : f32
      %10 = mulf %arg12, %arg13 : f32
      %11 = mulf %9, %10 : f32
      %12 = mulf %arg14, %9 : f32
      %13 = mulf %arg12, %12 : f32
      plan.yield %11, %10, %arg12, %13 : f32, f32, f32, f32
    } {names = ["sum3", "sum4", "de_beta", "de_gamma"]} : !plan.array<f32, []>, !plan.array<f32, []>, !plan.array<f32, [C]>, !plan.array<f32, [C]>
    %7:2 = traverse [] (%arg7[N, T] : !plan.array<f32, [N, T]>, %6#0[] : !plan.array<f32, []>, %6#1[] : !plan.array<f32, []>) {
    ^bb0(%arg10: f32, %arg11: f32, %arg12: f32):
      %9 = mulf %arg10, %arg11 : f32
      %10 = mulf %arg10, %9 : f32
      %11 = mulf %arg10, %10 : f32
      %12 = plan.extent "C"
      %13 = sitofp %12 : i64 to f32
      %14 = divf %11, %13 : f32
      %15 = mulf %arg10, %arg12 : f32
      %16 = divf %15, %13 : f32
      plan.yield %14, %16 : f32, f32
    } : !plan.array<f32, []>, !plan.array<f32, []>
    %8 = traverse [C] (%arg7[N, T] : !plan.array<f32, [N, T]>, %5[N, T, C] : !plan.array<f32, [N, T, C]>, %arg4[C] : !plan.array<f32, [C]>, %4[N, T, C] : !plan.array<f32, [N, T, C]>, %arg6[N, T] : !plan.array<f32, [N, T]>, %6#0[] : !plan.array<f32, []>, %7#0[] : !plan.array<f32, []>, %7#1[] : !plan.array<f32, []>) placed {order = ["C"]} {
    ^bb0(%arg10: f32, %arg11: f32, %arg12: f32, %arg13: f32, %arg14: f32, %arg15: f32, %arg16: f32, %arg17: f32):
      %9 = mulf %arg11, %arg12 : f32
      %10 = mulf %arg10, %9 : f32
      %11 = subf %arg13, %arg14 : f32
      %12 = mulf %arg10, %arg15 : f32
      %13 = mulf %11, %arg16 : f32
      %14 = subf %10, %13 : f32
      %15 = subf %14, %arg17 : f32
      plan.yield %15 : f32
    } {names = ["de"]} : !plan.array<f32, [C]>
    return %8, %6#2, %6#3 : !plan.array<f32, [C]>, !plan.array<f32, [C]>, !plan.array<f32, [C]>
  } {names = ["de", "de_beta", "de_gamma"]} : !plan.array<f32, [N, T, C]>, !plan.array<f32, [b3, b4, C]>, !plan.array<f32, [b3, b4, C]>
  %2:2 = plan.kernel @combine for [P] placed {across, lanes = "P", tasks = [#plan.block<P by 128 as P>]} {
    %4:2 = traverse [b, b2] (%0#1[b, b2, P] : !plan.array<f32, [b, b2, P]>, %0#2[b, b2, P] : !plan.array<f32, [b, b2, P]>) accumulate (sum [], sum []) in_order placed {order = ["b", "b2"]} {
    ^bb0(%arg10: f32, %arg11: f32):
      plan.yield %arg10, %arg11 : f32, f32
    } {names = ["dbeta", "dgamma"]} : !plan.array<f32, []>, !plan.array<f32, []>
    return %4#0, %4#1 : !plan.array<f32, []>, !plan.array<f32, []>
  } {names = ["dbeta", "dgamma"]} : !plan.array<f32, [P]>, !plan.array<f32, [P]>
  %3:2 = plan.kernel @combine2 for [C] placed {across, lanes = "C", tasks = [#plan.block<C by 128 as C>]} {
    %4:2 = traverse [b3, b4] (%1#1[b3, b4, C] : !plan.array<f32, [b3, b4, C]>, %1#2[b3, b4, C] : !plan.array<f32, [b3, b4, C]>) accumulate (sum [], sum []) in_order placed {order = ["b3", "b4"]} {
    ^bb0(%arg10: f32, %arg11: f32):
      plan.yield %arg10, %arg11 : f32, f32
    } {names = ["de_beta", "de_gamma"]} : !plan.array<f32, []>, !plan.array<f32, []>
    return %4#0, %4#1 : !plan.array<f32, []>, !plan.array<f32, []>
  } {names = ["de_beta", "de_gamma"]} : !plan.array<f32, [C]>, !plan.array<f32, [C]>
  plan.return %0#0, %1#0, %3#1, %3#0, %2#1, %2#0 : !plan.array<f32, [N, T, P]>, !plan.array<f32, [N, T, C]>, !plan.array<f32, [C]>, !plan.array<f32, [C]>, !plan.array<f32, [P]>, !plan.array<f32, [P]>
}
