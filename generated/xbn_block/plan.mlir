// norma show xbn_block --emit plan
plan.form @xbn_block.training(%arg0: !plan.array<f32, [N, C, "..."]> {norm.axes = ["N", "C", "..."], norm.name = "x", norm.role = "input", norm.storage = f32}, %arg1: !plan.array<f32, [N, G, K, S...]> {norm.axes = ["N", "D", "S..."], norm.name = "h", norm.role = "input", norm.storage = f32}, %arg2: !plan.array<f32, [G, K]> {norm.axes = ["D"], norm.first_value = 1.000000e+00 : f64, norm.name = "h_gamma", norm.optional = true, norm.role = "parameter", norm.storage = f32}, %arg3: !plan.array<f32, [G, K]> {norm.axes = ["D"], norm.first_value = 0.000000e+00 : f64, norm.name = "h_beta", norm.optional = true, norm.role = "parameter", norm.storage = f32}, %arg4: !plan.array<f32, [C]> {norm.axes = ["C"], norm.first_value = 1.000000e+00 : f64, norm.name = "gamma", norm.optional = true, norm.role = "parameter", norm.storage = f32}, %arg5: !plan.array<f32, [C]> {norm.axes = ["C"], norm.first_value = 0.000000e+00 : f64, norm.name = "beta", norm.optional = true, norm.role = "parameter", norm.storage = f32}, %arg6: !plan.array<f32, []> {norm.axes = [], norm.first_value = 1.000000e-05 : f64, norm.name = "eps", norm.optional = true, norm.role = "scalar", norm.storage = f32}, %arg7: !plan.array<f32, []> {norm.axes = [], norm.first_value = 1.000000e-01 : f64, norm.name = "momentum", norm.optional = true, norm.role = "scalar", norm.storage = f32}, %arg8: !plan.array<f32, [C]> {norm.axes = ["C"], norm.first_value = 0.000000e+00 : f64, norm.name = "state_m", norm.optional = true, norm.role = "state", norm.storage = f32}, %arg9: !plan.array<f32, [C]> {norm.axes = ["C"], norm.first_value = 1.000000e+00 : f64, norm.name = "state_v", norm.optional = true, norm.role = "state", norm.storage = f32}) -> (!plan.array<f32, [N, C, "..."]> {norm.axes = ["N", "C", "..."], norm.name = "y", norm.role = "output", norm.storage = f32}, !plan.array<f32, [N, G, K, S...]> {norm.axes = ["N", "D", "S..."], norm.name = "z", norm.role = "output", norm.storage = f32}, !plan.array<f32, [C]> {norm.axes = ["C"], norm.name = "m", norm.role = "saved", norm.statistic, norm.storage = f32}, !plan.array<f32, [C]> {norm.axes = ["C"], norm.name = "v", norm.role = "statistic", norm.storage = f32}, !plan.array<f32, [C]> {norm.axes = ["C"], norm.name = "state_m", norm.role = "state", norm.storage = f32}, !plan.array<f32, [C]> {norm.axes = ["C"], norm.name = "state_v", norm.role = "state", norm.storage = f32}, !plan.array<f32, [C]> {norm.axes = ["C"], norm.name = "r", norm.role = "saved", norm.storage = f32}) attributes {areas_of_two = [["N", "..."]], axes = [#plan.axis<N, plain>, #plan.axis<C, plain>, #plan.axis<"...", pack>, #plan.axis<D, composite, factors = [G, K]>, #plan.axis<G, plain, extent = 64>, #plan.axis<K, plain>, #plan.axis<S..., pack>], declaration = "xbn_block", form = "training", refused = ["rows of many areas: 3.00 tensors", "a kernel for each aggregate: 3.00 tensors", "not fused: z needs moments, which the first traversal completes", "not fused: y needs moments2, which the first traversal completes"]} {
  %0 = plan.kernel @z for [N, G] placed {lanes = "S...", tasks = [#plan.block<N by 1 as N>, #plan.block<G by 16 as G>]} {
    %2 = hold %arg1 : <f32, [N, G, K, S...]>
    %3 = traverse [K, S...] (%2[N, G, K, S...] : !plan.array<f32, [N, G, K, S...]>) accumulate (moments []) placed {order = ["K", "S..."]} {
    ^bb0(%arg10: f32):
      plan.yield %arg10 : f32
    } {names = ["moments"]} : !plan.array<!plan.moments<f32>, []>
    %4:2 = traverse [] (%3[] : !plan.array<!plan.moments<f32>, []>, %arg6[] : !plan.array<f32, []>) {
    ^bb0(%arg10: !plan.moments<f32>, %arg11: f32):
      %6 = plan.project "mean" of %arg10 : !plan.moments<f32> -> f32
      %cst = constant 1.000000e+00 : f32
      %7 = plan.project "m2" of %arg10 : !plan.moments<f32> -> f32
      %8 = plan.project "count" of %arg10 : !plan.moments<f32> -> f32
      %cst_0 = constant 0.000000e+00 : f32
      %9 = cmpf oeq, %8, %cst_0 : f32
      %10 = select %9, %cst, %8 : f32
      %11 = divf %7, %10 : f32
      %12 = addf %arg11, %11 : f32
      %13 = math.sqrt %12 : f32
      %14 = divf %cst, %13 : f32
      plan.yield %6, %14 : f32, f32
    } {names = ["m", ""]} : !plan.array<f32, []>, !plan.array<f32, []>
    %5 = traverse [K, S...] (%arg3[G, K] : !plan.array<f32, [G, K]>, %arg2[G, K] : !plan.array<f32, [G, K]>, %2[N, G, K, S...] : !plan.array<f32, [N, G, K, S...]>, %3[] : !plan.array<!plan.moments<f32>, []>, %4#0[] : !plan.array<f32, []>, %4#1[] : !plan.array<f32, []>) placed {order = ["K", "S..."]} {
    ^bb0(%arg10: f32, %arg11: f32, %arg12: f32, %arg13: !plan.moments<f32>, %arg14: f32, %arg15: f32):
      %6 = subf %arg12, %arg14 : f32
      %7 = plan.project "count" of %arg13 : !plan.moments<f32> -> f32
      %cst = constant 0.000000e+00 : f32
      %cst_0 = constant 1.000000e+00 : f32
      %8 = cmpf oeq, %7, %cst : f32
      %9 = mulf %6, %arg15 : f32
      %10 = mulf %arg11, %9 : f32
      %11 = addf %arg10, %10 : f32
      plan.yield %11 : f32
    } {names = ["z"]} : !plan.array<f32, [K, S...]>
    return %5 : !plan.array<f32, [K, S...]>
  } {names = ["z"]} : !plan.array<f32, [N, G, K, S...]>
  %1:6 = plan.kernel @y for [C] placed {lanes = "...", tasks = [#plan.block<C by 16 as C>]} {
    %2 = hold %arg0 : <f32, [N, C, "..."]>
    %3 = traverse [N, "..."] (%2[N, C, "..."] : !plan.array<f32, [N, C, "..."]>) accumulate (moments []) placed {order = ["N", "..."]} {
    ^bb0(%arg10: f32):
      plan.yield %arg10 : f32
    } {names = ["moments2"]} : !plan.array<!plan.moments<f32>, []>
    %4:6 = traverse [] (%3[] : !plan.array<!plan.moments<f32>, []>, %arg4[C] : !plan.array<f32, [C]>, %arg6[] : !plan.array<f32, []>, %arg8[C] : !plan.array<f32, [C]>, %arg7[] : !plan.array<f32, []>, %arg9[C] : !plan.array<f32, [C]>) {
    ^bb0(%arg10: !plan.moments<f32>, %arg11: f32, %arg12: f32, %arg13: f32, %arg14: f32, %arg15: f32):
      %6 = plan.project "mean" of %arg10 : !plan.moments<f32> -> f32
      %cst = constant 1.000000e+00 : f32
      %7 = plan.project "m2" of %arg10 : !plan.moments<f32> -> f32
      %8 = plan.project "count" of %arg10 : !plan.moments<f32> -> f32
      %cst_0 = constant 0.000000e+00 : f32
      %9 = cmpf oeq, %8, %cst_0 : f32
      %10 = select %9, %cst, %8 : f32
      %11 = divf %7, %10 : f32
      %12 = addf %arg12, %11 : f32
      %13 = math.sqrt %12 : f32
      %14 = divf %cst, %13 : f32
      %15 = mulf %arg11, %14 : f32
      %16 = subf %6, %arg13 : f32
      %17 = mulf %arg14, %16 : f32
      %18 = addf %arg13, %17 : f32
      %19 = subf %8, %cst : f32
      %20 = divf %7, %19 : f32
      %21 = subf %20, %arg15 : f32
      %22 = mulf %arg14, %21 : f32
      %23 = addf %arg15, %22 : f32
      plan.yield %6, %15, %11, %18, %23, %14 : f32, f32, f32, f32, f32, f32
    } {names = ["m", "", "v", "state_m", "state_v", "r"]} : !plan.array<f32, []>, !plan.array<f32, []>, !plan.array<f32, []>, !plan.array<f32, []>, !plan.array<f32, []>, !plan.array<f32, []>
    %5 = traverse [N, "..."] (%arg5[C] : !plan.array<f32, [C]>, %2[N, C, "..."] : !plan.array<f32, [N, C, "..."]>, %3[] : !plan.array<!plan.moments<f32>, []>, %4#0[] : !plan.array<f32, []>, %4#1[] : !plan.array<f32, []>) placed {order = ["N", "..."], store = "stream"} {
    ^bb0(%arg10: f32, %arg11: f32, %arg12: !plan.moments<f32>, %arg13: f32, %arg14: f32):
      %6 = subf %arg11, %arg13 : f32
      %7 = plan.project "m2" of %arg12 : !plan.moments<f32> -> f32
      %8 = plan.project "count" of %arg12 : !plan.moments<f32> -> f32
      %cst = constant 0.000000e+00 : f32
      %cst_0 = constant 1.000000e+00 : f32
      %9 = cmpf oeq, %8, %cst : f32
      %10 = select %9, %cst_0, %8 : f32
      %11 = mulf %6, %arg14 : f32
      %12 = addf %arg10, %11 : f32
      plan.yield %12 : f32
    } {names = ["y"]} : !plan.array<f32, [N, "..."]>
    return %5, %4#0, %4#2, %4#3, %4#4, %4#5 : !plan.array<f32, [N, "..."]>, !plan.array<f32, []>, !plan.array<f32, []>, !plan.array<f32, []>, !plan.array<f32, []>, !plan.array<f32, []>
  } {names = ["y", "m", "v", "state_m", "state_v", "r"]} : !plan.array<f32, [N, C, "..."]>, !plan.array<f32, [C]>, !plan.array<f32, [C]>, !plan.array<f32, [C]>, !plan.array<f32, [C]>, !plan.array<f32, [C]>
  plan.return %1#0, %0, %1#1, %1#2, %1#3, %1#4, %1#5 : !plan.array<f32, [N, C, "..."]>, !plan.array<f32, [N, G, K, S...]>, !plan.array<f32, [C]>, !plan.array<f32, [C]>, !plan.array<f32, [C]>, !plan.array<f32, [C]>, !plan.array<f32, [C]>
}
plan.form @xbn_block.vjp(%arg0: !plan.array<f32, [N, C, "..."]> {norm.axes = ["N", "C", "..."], norm.name = "dy", norm.role = "cotangent", norm.storage = f32}, %arg1: !plan.array<f32, [N, G, K, S...]> {norm.axes = ["N", "D", "S..."], norm.name = "dz", norm.role = "cotangent", norm.storage = f32}, %arg2: !plan.array<f32, [N, C, "..."]> {norm.axes = ["N", "C", "..."], norm.name = "x", norm.role = "input", norm.storage = f32}, %arg3: !plan.array<f32, [N, G, K, S...]> {norm.axes = ["N", "D", "S..."], norm.name = "h", norm.role = "input", norm.storage = f32}, %arg4: !plan.array<f32, [G, K]> {norm.axes = ["D"], norm.first_value = 1.000000e+00 : f64, norm.name = "h_gamma", norm.optional = true, norm.role = "parameter", norm.storage = f32}, %arg5: !plan.array<f32, [C]> {norm.axes = ["C"], norm.first_value = 1.000000e+00 : f64, norm.name = "gamma", norm.optional = true, norm.role = "parameter", norm.storage = f32}, %arg6: !plan.array<f32, []> {norm.axes = [], norm.first_value = 1.000000e-05 : f64, norm.name = "eps", norm.optional = true, norm.role = "scalar", norm.storage = f32}, %arg7: !plan.array<f32, [C]> {norm.axes = ["C"], norm.name = "m", norm.role = "saved", norm.storage = f32}, %arg8: !plan.array<f32, [C]> {norm.axes = ["C"], norm.name = "r", norm.role = "saved", norm.storage = f32}) -> (!plan.array<f32, [N, C, "..."]> {norm.axes = ["N", "C", "..."], norm.name = "dx", norm.role = "gradient", norm.storage = f32}, !plan.array<f32, [N, G, K, S...]> {norm.axes = ["N", "D", "S..."], norm.name = "dh", norm.role = "gradient", norm.storage = f32}, !plan.array<f32, [G, K]> {norm.axes = ["D"], norm.name = "dh_gamma", norm.role = "gradient", norm.storage = f32}, !plan.array<f32, [G, K]> {norm.axes = ["D"], norm.name = "dh_beta", norm.role = "gradient", norm.storage = f32}, !plan.array<f32, [C]> {norm.axes = ["C"], norm.name = "dgamma", norm.role = "gradient", norm.storage = f32}, !plan.array<f32, [C]> {norm.axes = ["C"], norm.name = "dbeta", norm.role = "gradient", norm.storage = f32}) attributes {areas_of_two = [], axes = [#plan.axis<N, plain>, #plan.axis<C, plain>, #plan.axis<"...", pack>, #plan.axis<D, composite, factors = [G, K]>, #plan.axis<G, plain, extent = 64>, #plan.axis<K, plain>, #plan.axis<S..., pack>, #plan.axis<b, block, of = N>], declaration = "xbn_block", form = "vjp", refused = ["rows of many areas: 5.00 tensors", "a kernel for each aggregate: 6.00 tensors", "not fused: sum2 needs moments, which the first traversal completes", "not fused: dh needs moments, which the first traversal completes", "not fused: dh needs sum2, which the first traversal completes", "not fused: dx needs sum, which the first traversal completes"]} {
  %0:3 = plan.kernel @dh for [N, G] block [N by 8 as b] placed {lanes = "S...", tasks = [#plan.block<N by 8 as b>, #plan.block<G by 16 as G>]} {
    %3 = hold %arg3 : <f32, [N, G, K, S...]>
    %4 = hold %arg1 : <f32, [N, G, K, S...]>
    %5:2 = traverse [K, S...] (%3[N, G, K, S...] : !plan.array<f32, [N, G, K, S...]>, %4[N, G, K, S...] : !plan.array<f32, [N, G, K, S...]>, %arg4[G, K] : !plan.array<f32, [G, K]>) accumulate (moments [], sum []) placed {order = ["K", "S..."]} {
    ^bb0(%arg9: f32, %arg10: f32, %arg11: f32):
      %11 = mulf %arg10, %arg11 : f32
      plan.yield %arg9, %11 : f32, f32
    } {names = ["moments", "sum3"]} : !plan.array<!plan.moments<f32>, []>, !plan.array<f32, []>
    %6:2 = traverse [] (%5#0[] : !plan.array<!plan.moments<f32>, []>, %arg6[] : !plan.array<f32, []>) {
    ^bb0(%arg9: !plan.moments<f32>, %arg10: f32):
      %11 = plan.project "mean" of %arg9 : !plan.moments<f32> -> f32
      %cst = constant 1.000000e+00 : f32
      %12 = plan.project "m2" of %arg9 : !plan.moments<f32> -> f32
      %13 = plan.project "count" of %arg9 : !plan.moments<f32> -> f32
      %cst_0 = constant 0.000000e+00 : f32
      %14 = cmpf oeq, %13, %cst_0 : f32
      %15 = select %14, %cst, %13 : f32
      %16 = divf %12, %15 : f32
      %17 = addf %arg10, %16 : f32
      %18 = math.sqrt %17 : f32
      %19 = divf %cst, %18 : f32
      plan.yield %11, %19 : f32, f32
    } {names = ["m", ""]} : !plan.array<f32, []>, !plan.array<f32, []>
    %7:2 = traverse [K, S...] (%3[N, G, K, S...] : !plan.array<f32, [N, G, K, S...]>, %4[N, G, K, S...] : !plan.array<f32, [N, G, K, S...]>, %6#0[] : !plan.array<f32, []>) accumulate (sum [K], sum [K]) placed {order = ["K", "S..."]} {
    ^bb0(%arg9: f32, %arg10: f32, %arg11: f32):
      %11 = subf %arg9, %arg11 : f32
      %12 = mulf %11, %arg10 : f32
      plan.yield %12, %arg10 : f32, f32
    } : !plan.array<f32, [K]>, !plan.array<f32, [K]>
    %8:3 = traverse [K] (%arg4[G, K] : !plan.array<f32, [G, K]>, %6#1[] : !plan.array<f32, []>, %7#0[K] : !plan.array<f32, [K]>, %7#1[K] : !plan.array<f32, [K]>) accumulate (sum [], sum [G, K] across [N], sum [G, K] across [N]) placed {order = ["K"]} {
    ^bb0(%arg9: f32, %arg10: f32, %arg11: f32, %arg12: f32):
      %11 = mulf %arg9, %arg11 : f32
      %12 = mulf %arg10, %arg11 : f32
      plan.yield %11, %arg12, %12 : f32, f32, f32
    } {names = ["sum2", "dh_beta", "dh_gamma"]} : !plan.array<f32, []>, !plan.array<f32, [G, K]>, !plan.array<f32, [G, K]>
    %9:4 = traverse [] (%arg6[] : !plan.array<f32, []>, %5#0[] : !plan.array<!plan.moments<f32>, []>, %8#0[] : !plan.array<f32, []>, %5#1[] : !plan.array<f32, []>) {
    ^bb0(%arg9: f32, %arg10: !plan.moments<f32>, %arg11: f32, %arg12: f32):
      %cst = constant 1.000000e+00 : f32
      %11 = plan.project "m2" of %arg10 : !plan.moments<f32> -> f32
      %12 = plan.project "count" of %arg10 : !plan.moments<f32> -> f32
      %cst_0 = constant 0.000000e+00 : f32
      %13 = cmpf oeq, %12, %cst_0 : f32
      %14 = select %13, %cst, %12 : f32
      %15 = divf %11, %14 : f32
      %16 = addf %arg9, %15 : f32
      %17 = math.sqrt %16 : f32
      %18 = divf %cst, %17 : f32
      %19 = plan.project "mean" of %arg10 : !plan.moments<f32> -> f32
      %20 = mulf %18, %arg11 : f32
      %21 = mulf %18, %20 : f32
      %22 = mulf %18, %21 : f32
      %23 = plan.extent "K"
      %24 = plan.extent "S..."
      %25 = muli %23, %24 : i64
      %26 = sitofp %25 : i64 to f32
      %27 = divf %22, %26 : f32
      %28 = mulf %18, %arg12 : f32
      %29 = divf %28, %26 : f32
      plan.yield %18, %19, %27, %29 : f32, f32, f32, f32
    } {names = ["", "m", "", ""]} : !plan.array<f32, []>, !plan.array<f32, []>, !plan.array<f32, []>, !plan.array<f32, []>
    %10 = traverse [K, S...] (%4[N, G, K, S...] : !plan.array<f32, [N, G, K, S...]>, %arg4[G, K] : !plan.array<f32, [G, K]>, %3[N, G, K, S...] : !plan.array<f32, [N, G, K, S...]>, %9#0[] : !plan.array<f32, []>, %9#1[] : !plan.array<f32, []>, %9#2[] : !plan.array<f32, []>, %9#3[] : !plan.array<f32, []>) placed {order = ["K", "S..."]} {
    ^bb0(%arg9: f32, %arg10: f32, %arg11: f32, %arg12: f32, %arg13: f32, %arg14: f32, %arg15: f32):
      %11 = mulf %arg9, %arg10 : f32
      %12 = mulf %arg12, %11 : f32
      %13 = subf %arg11, %arg13 : f32
      %14 = mulf %13, %arg14 : f32
      %15 = subf %12, %14 : f32
      %16 = subf %15, %arg15 : f32
      plan.yield %16 : f32
    } {names = ["dh"]} : !plan.array<f32, [K, S...]>
    return %10, %8#1, %8#2 : !plan.array<f32, [K, S...]>, !plan.array<f32, [G, K]>, !plan.array<f32, [G, K]>
  } {names = ["dh", "dh_beta", "dh_gamma"]} : !plan.array<f32, [N, G, K, S...]>, !plan.array<f32, [b, G, K]>, !plan.array<f32, [b, G, K]>
  %1:3 = plan.kernel @dx for [C] placed {lanes = "...", tasks = [#plan.block<C by 16 as C>]} {
    %3 = hold %arg0 : <f32, [N, C, "..."]>
    %4 = hold %arg2 : <f32, [N, C, "..."]>
    %5:2 = traverse [N, "..."] (%3[N, C, "..."] : !plan.array<f32, [N, C, "..."]>, %4[N, C, "..."] : !plan.array<f32, [N, C, "..."]>, %arg7[C] : !plan.array<f32, [C]>) accumulate (sum [], sum []) placed {order = ["N", "..."]} {
    ^bb0(%arg9: f32, %arg10: f32, %arg11: f32):
      %8 = subf %arg10, %arg11 : f32
      %9 = mulf %arg9, %8 : f32
      plan.yield %arg9, %9 : f32, f32
    } {names = ["dbeta", "sum"]} : !plan.array<f32, []>, !plan.array<f32, []>
    %6:4 = traverse [] (%arg5[C] : !plan.array<f32, [C]>, %arg8[C] : !plan.array<f32, [C]>, %5#1[] : !plan.array<f32, []>, %5#0[] : !plan.array<f32, []>) {
    ^bb0(%arg9: f32, %arg10: f32, %arg11: f32, %arg12: f32):
      %8 = mulf %arg9, %arg10 : f32
      %9 = mulf %arg9, %arg11 : f32
      %10 = mulf %arg10, %9 : f32
      %11 = mulf %arg10, %10 : f32
      %12 = mulf %arg10, %11 : f32
      %13 = plan.extent "N"
      %14 = plan.extent "..."
      %15 = muli %13, %14 : i64
      %16 = sitofp %15 : i64 to f32
      %17 = divf %12, %16 : f32
      %18 = mulf %arg9, %arg12 : f32
      %19 = mulf %arg10, %18 : f32
      %20 = divf %19, %16 : f32
      %21 = mulf %arg10, %arg11 : f32
      plan.yield %8, %17, %20, %21 : f32, f32, f32, f32
    } {names = ["", "", "", "dgamma"]} : !plan.array<f32, []>, !plan.array<f32, []>, !plan.array<f32, []>, !plan.array<f32, []>
    %7 = traverse [N, "..."] (%3[N, C, "..."] : !plan.array<f32, [N, C, "..."]>, %4[N, C, "..."] : !plan.array<f32, [N, C, "..."]>, %arg7[C] : !plan.array<f32, [C]>, %6#0[] : !plan.array<f32, []>, %6#1[] : !plan.array<f32, []>, %6#2[] : !plan.array<f32, []>) placed {order = ["N", "..."], store = "stream"} {
    ^bb0(%arg9: f32, %arg10: f32, %arg11: f32, %arg12: f32, %arg13: f32, %arg14: f32):
      %8 = mulf %arg9, %arg12 : f32
      %9 = subf %arg10, %arg11 : f32
      %10 = mulf %9, %arg13 : f32
      %11 = subf %8, %10 : f32
      %12 = subf %11, %arg14 : f32
      plan.yield %12 : f32
    } {names = ["dx"]} : !plan.array<f32, [N, "..."]>
    return %5#0, %7, %6#3 : !plan.array<f32, []>, !plan.array<f32, [N, "..."]>, !plan.array<f32, []>
  } {names = ["dbeta", "dx", "dgamma"]} : !plan.array<f32, [C]>, !plan.array<f32, [N, C, "..."]>, !plan.array<f32, [C]>
  %2:2 = plan.kernel @combine for [G, K] placed {across, lanes = "K", tasks = [#plan.block<G by 1 as G>, #plan.block<K by 128 as K>]} {
    %3:2 = traverse [b] (%0#1[b, G, K] : !plan.array<f32, [b, G, K]>, %0#2[b, G, K] : !plan.array<f32, [b, G, K]>) accumulate (sum [], sum []) in_order placed {order = ["b"]} {
    ^bb0(%arg9: f32, %arg10: f32):
      plan.yield %arg9, %arg10 : f32, f32
    } {names = ["dh_beta", "dh_gamma"]} : !plan.array<f32, []>, !plan.array<f32, []>
    return %3#0, %3#1 : !plan.array<f32, []>, !plan.array<f32, []>
  } {names = ["dh_beta", "dh_gamma"]} : !plan.array<f32, [G, K]>, !plan.array<f32, [G, K]>
  plan.return %1#1, %0#0, %2#1, %2#0, %1#2, %1#0 : !plan.array<f32, [N, C, "..."]>, !plan.array<f32, [N, G, K, S...]>, !plan.array<f32, [G, K]>, !plan.array<f32, [G, K]>, !plan.array<f32, [C]>, !plan.array<f32, [C]>
}
plan.form @xbn_block.inference(%arg0: !plan.array<f32, [N, C, "..."]> {norm.axes = ["N", "C", "..."], norm.name = "x", norm.role = "input", norm.storage = f32}, %arg1: !plan.array<f32, [N, G, K, S...]> {norm.axes = ["N", "D", "S..."], norm.name = "h", norm.role = "input", norm.storage = f32}, %arg2: !plan.array<f32, [G, K]> {norm.axes = ["D"], norm.first_value = 1.000000e+00 : f64, norm.name = "h_gamma", norm.optional = true, norm.role = "parameter", norm.storage = f32}, %arg3: !plan.array<f32, [G, K]> {norm.axes = ["D"], norm.first_value = 0.000000e+00 : f64, norm.name = "h_beta", norm.optional = true, norm.role = "parameter", norm.storage = f32}, %arg4: !plan.array<f32, [C]> {norm.axes = ["C"], norm.first_value = 1.000000e+00 : f64, norm.name = "gamma", norm.optional = true, norm.role = "parameter", norm.storage = f32}, %arg5: !plan.array<f32, [C]> {norm.axes = ["C"], norm.first_value = 0.000000e+00 : f64, norm.name = "beta", norm.optional = true, norm.role = "parameter", norm.storage = f32}, %arg6: !plan.array<f32, []> {norm.axes = [], norm.first_value = 1.000000e-05 : f64, norm.name = "eps", norm.optional = true, norm.role = "scalar", norm.storage = f32}, %arg7: !plan.array<f32, [C]> {norm.axes = ["C"], norm.first_value = 0.000000e+00 : f64, norm.name = "state_m", norm.role = "state", norm.storage = f32}, %arg8: !plan.array<f32, [C]> {norm.axes = ["C"], norm.first_value = 1.000000e+00 : f64, norm.name = "state_v", norm.role = "state", norm.storage = f32}) -> (!plan.array<f32, [N, C, "..."]> {norm.axes = ["N", "C", "..."], norm.name = "y", norm.role = "output", norm.storage = f32}, !plan.array<f32, [N, G, K, S...]> {norm.axes = ["N", "D", "S..."], norm.name = "z", norm.role = "output", norm.storage = f32}, !plan.array<f32, [C]> {norm.axes = ["C"], norm.name = "m", norm.role = "statistic", norm.storage = f32}, !plan.array<f32, [C]> {norm.axes = ["C"], norm.name = "v", norm.role = "statistic", norm.storage = f32}) attributes {areas_of_two = [], axes = [#plan.axis<N, plain>, #plan.axis<C, plain>, #plan.axis<"...", pack>, #plan.axis<D, composite, factors = [G, K]>, #plan.axis<G, plain, extent = 64>, #plan.axis<K, plain>, #plan.axis<S..., pack>], declaration = "xbn_block", form = "inference", refused = ["not fused: z needs moments, which the first traversal completes"]} {
  %0 = plan.kernel @y for [N, C] placed {lanes = "...", tasks = [#plan.block<N by 1 as N>, #plan.block<C by 16 as C>]} {
    %3 = traverse [] (%arg4[C] : !plan.array<f32, [C]>, %arg6[] : !plan.array<f32, []>, %arg8[C] : !plan.array<f32, [C]>) {
    ^bb0(%arg9: f32, %arg10: f32, %arg11: f32):
      %cst = constant 1.000000e+00 : f32
      %5 = addf %arg10, %arg11 : f32
      %6 = math.sqrt %5 : f32
      %7 = divf %cst, %6 : f32
      %8 = mulf %arg9, %7 : f32
      plan.yield %8 : f32
    } : !plan.array<f32, []>
    %4 = traverse ["..."] (%arg5[C] : !plan.array<f32, [C]>, %arg0[N, C, "..."] : !plan.array<f32, [N, C, "..."]>, %arg7[C] : !plan.array<f32, [C]>, %3[] : !plan.array<f32, []>) placed {order = ["..."], store = "stream"} {
    ^bb0(%arg9: f32, %arg10: f32, %arg11: f32, %arg12: f32):
      %5 = subf %arg10, %arg11 : f32
      %6 = mulf %5, %arg12 : f32
      %7 = addf %arg9, %6 : f32
      plan.yield %7 : f32
    } {names = ["y"]} : !plan.array<f32, ["..."]>
    return %4 : !plan.array<f32, ["..."]>
  } {names = ["y"]} : !plan.array<f32, [N, C, "..."]>
  %1 = plan.kernel @z for [N, G] placed {lanes = "S...", tasks = [#plan.block<N by 1 as N>, #plan.block<G by 16 as G>]} {
    %3 = hold %arg1 : <f32, [N, G, K, S...]>
    %4 = traverse [K, S...] (%3[N, G, K, S...] : !plan.array<f32, [N, G, K, S...]>) accumulate (moments []) placed {order = ["K", "S..."]} {
    ^bb0(%arg9: f32):
      plan.yield %arg9 : f32
    } {names = ["moments"]} : !plan.array<!plan.moments<f32>, []>
    %5:2 = traverse [] (%4[] : !plan.array<!plan.moments<f32>, []>, %arg6[] : !plan.array<f32, []>) {
    ^bb0(%arg9: !plan.moments<f32>, %arg10: f32):
      %7 = plan.project "mean" of %arg9 : !plan.moments<f32> -> f32
      %cst = constant 1.000000e+00 : f32
      %8 = plan.project "m2" of %arg9 : !plan.moments<f32> -> f32
      %9 = plan.project "count" of %arg9 : !plan.moments<f32> -> f32
      %cst_0 = constant 0.000000e+00 : f32
      %10 = cmpf oeq, %9, %cst_0 : f32
      %11 = select %10, %cst, %9 : f32
      %12 = divf %8, %11 : f32
      %13 = addf %arg10, %12 : f32
      %14 = math.sqrt %13 : f32
      %15 = divf %cst, %14 : f32
      plan.yield %7, %15 : f32, f32
    } {names = ["m", ""]} : !plan.array<f32, []>, !plan.array<f32, []>
    %6 = traverse [K, S...] (%arg3[G, K] : !plan.array<f32, [G, K]>, %arg2[G, K] : !plan.array<f32, [G, K]>, %3[N, G, K, S...] : !plan.array<f32, [N, G, K, S...]>, %4[] : !plan.array<!plan.moments<f32>, []>, %5#0[] : !plan.array<f32, []>, %5#1[] : !plan.array<f32, []>) placed {order = ["K", "S..."]} {
    ^bb0(%arg9: f32, %arg10: f32, %arg11: f32, %arg12: !plan.moments<f32>, %arg13: f32, %arg14: f32):
      %7 = subf %arg11, %arg13 : f32
      %8 = plan.project "count" of %arg12 : !plan.moments<f32> -> f32
      %cst = constant 0.000000e+00 : f32
      %cst_0 = constant 1.000000e+00 : f32
      %9 = cmpf oeq, %8, %cst : f32
      %10 = mulf %7, %arg14 : f32
      %11 = mulf %arg10, %10 : f32
      %12 = addf %arg9, %11 : f32
      plan.yield %12 : f32
    } {names = ["z"]} : !plan.array<f32, [K, S...]>
    return %6 : !plan.array<f32, [K, S...]>
  } {names = ["z"]} : !plan.array<f32, [N, G, K, S...]>
  %2:2 = plan.kernel @m for [] placed {lanes = "C", tasks = []} {
    %3:2 = traverse [C] (%arg7[C] : !plan.array<f32, [C]>, %arg8[C] : !plan.array<f32, [C]>) placed {order = ["C"]} {
    ^bb0(%arg9: f32, %arg10: f32):
      plan.yield %arg9, %arg10 : f32, f32
    } {names = ["m", "v"]} : !plan.array<f32, [C]>, !plan.array<f32, [C]>
    return %3#0, %3#1 : !plan.array<f32, [C]>, !plan.array<f32, [C]>
  } {names = ["m", "v"]} : !plan.array<f32, [C]>, !plan.array<f32, [C]>
  plan.return %0, %1, %2#0, %2#1 : !plan.array<f32, [N, C, "..."]>, !plan.array<f32, [N, G, K, S...]>, !plan.array<f32, [C]>, !plan.array<f32, [C]>
}
plan.form @xbn_block.inference_vjp(%arg0: !plan.array<f32, [N, C, "..."]> {norm.axes = ["N", "C", "..."], norm.name = "dy", norm.role = "cotangent", norm.storage = f32}, %arg1: !plan.array<f32, [N, G, K, S...]> {norm.axes = ["N", "D", "S..."], norm.name = "dz", norm.role = "cotangent", norm.storage = f32}, %arg2: !plan.array<f32, [N, C, "..."]> {norm.axes = ["N", "C", "..."], norm.name = "x", norm.role = "input", norm.storage = f32}, %arg3: !plan.array<f32, [N, G, K, S...]> {norm.axes = ["N", "D", "S..."], norm.name = "h", norm.role = "input", norm.storage = f32}, %arg4: !plan.array<f32, [G, K]> {norm.axes = ["D"], norm.first_value = 1.000000e+00 : f64, norm.name = "h_gamma", norm.optional = true, norm.role = "parameter", norm.storage = f32}, %arg5: !plan.array<f32, [C]> {norm.axes = ["C"], norm.first_value = 1.000000e+00 : f64, norm.name = "gamma", norm.optional = true, norm.role = "parameter", norm.storage = f32}, %arg6: !plan.array<f32, []> {norm.axes = [], norm.first_value = 1.000000e-05 : f64, norm.name = "eps", norm.optional = true, norm.role = "scalar", norm.storage = f32}, %arg7: !plan.array<f32, [C]> {norm.axes = ["C"], norm.first_value = 0.000000e+00 : f64, norm.name = "state_m", norm.role = "state", norm.storage = f32}, %arg8: !plan.array<f32, [C]> {norm.axes = ["C"], norm.first_value = 1.000000e+00 : f64, norm.name = "state_v", norm.role = "state", norm.storage = f32}) -> (!plan.array<f32, [N, C, "..."]> {norm.axes = ["N", "C", "..."], norm.name = "dx", norm.role = "gradient", norm.storage = f32}, !plan.array<f32, [N, G, K, S...]> {norm.axes = ["N", "D", "S..."], norm.name = "dh", norm.role = "gradient", norm.storage = f32}, !plan.array<f32, [G, K]> {norm.axes = ["D"], norm.name = "dh_gamma", norm.role = "gradient", norm.storage = f32}, !plan.array<f32, [G, K]> {norm.axes = ["D"], norm.name = "dh_beta", norm.role = "gradient", norm.storage = f32}, !plan.array<f32, [C]> {norm.axes = ["C"], norm.name = "dgamma", norm.role = "gradient", norm.storage = f32}, !plan.array<f32, [C]> {norm.axes = ["C"], norm.name = "dbeta", norm.role = "gradient", norm.storage = f32}) attributes {areas_of_two = [], axes = [#plan.axis<N, plain>, #plan.axis<C, plain>, #plan.axis<"...", pack>, #plan.axis<D, composite, factors = [G, K]>, #plan.axis<G, plain, extent = 64>, #plan.axis<K, plain>, #plan.axis<S..., pack>, #plan.axis<b, block, of = N>, #plan.axis<b2, block, of = N>], declaration = "xbn_block", form = "inference_vjp", refused = ["separate dbeta, dgamma, dh_beta, dh_gamma kernel: 4.00 tensors", "a kernel for each aggregate: 5.00 tensors", "not fused: sum2 needs moments, which the first traversal completes", "not fused: dh needs moments, which the first traversal completes", "not fused: dh needs sum2, which the first traversal completes"]} {
  %0:3 = plan.kernel @dx for [N, C] block [N by 8 as b] placed {lanes = "...", tasks = [#plan.block<N by 8 as b>, #plan.block<C by 16 as C>]} {
    %4 = traverse [] (%arg5[C] : !plan.array<f32, [C]>, %arg6[] : !plan.array<f32, []>, %arg8[C] : !plan.array<f32, [C]>) {
    ^bb0(%arg9: f32, %arg10: f32, %arg11: f32):
      %cst = constant 1.000000e+00 : f32
      %6 = addf %arg10, %arg11 : f32
      %7 = math.sqrt %6 : f32
      %8 = divf %cst, %7 : f32
      %9 = mulf %arg9, %8 : f32
      plan.yield %9 : f32
    } : !plan.array<f32, []>
    %5:3 = traverse ["..."] (%arg0[N, C, "..."] : !plan.array<f32, [N, C, "..."]>, %arg2[N, C, "..."] : !plan.array<f32, [N, C, "..."]>, %arg7[C] : !plan.array<f32, [C]>, %4[] : !plan.array<f32, []>) accumulate (sum [C] across [N], sum [C] across [N]) placed {order = ["..."], store = "stream"} {
    ^bb0(%arg9: f32, %arg10: f32, %arg11: f32, %arg12: f32):
      %6 = mulf %arg9, %arg12 : f32
      %7 = subf %arg10, %arg11 : f32
      %8 = mulf %arg9, %7 : f32
      plan.yield %arg9, %8, %6 : f32, f32, f32
    } {names = ["dbeta", "sum", "dx"]} : !plan.array<f32, [C]>, !plan.array<f32, [C]>, !plan.array<f32, ["..."]>
    return %5#2, %5#0, %5#1 : !plan.array<f32, ["..."]>, !plan.array<f32, [C]>, !plan.array<f32, [C]>
  } {names = ["dx", "dbeta", "sum"]} : !plan.array<f32, [N, C, "..."]>, !plan.array<f32, [b, C]>, !plan.array<f32, [b, C]>
  %1:3 = plan.kernel @dh for [N, G] block [N by 8 as b2] placed {lanes = "S...", tasks = [#plan.block<N by 8 as b2>, #plan.block<G by 16 as G>]} {
    %4 = hold %arg3 : <f32, [N, G, K, S...]>
    %5 = hold %arg1 : <f32, [N, G, K, S...]>
    %6:2 = traverse [K, S...] (%4[N, G, K, S...] : !plan.array<f32, [N, G, K, S...]>, %5[N, G, K, S...] : !plan.array<f32, [N, G, K, S...]>, %arg4[G, K] : !plan.array<f32, [G, K]>) accumulate (moments [], sum []) placed {order = ["K", "S..."]} {
    ^bb0(%arg9: f32, %arg10: f32, %arg11: f32):
      %12 = mulf %arg10, %arg11 : f32
      plan.yield %arg9, %12 : f32, f32
    } {names = ["moments", "sum3"]} : !plan.array<!plan.moments<f32>, []>, !plan.array<f32, []>
    %7:2 = traverse [] (%6#0[] : !plan.array<!plan.moments<f32>, []>, %arg6[] : !plan.array<f32, []>) {
    ^bb0(%arg9: !plan.moments<f32>, %arg10: f32):
      %12 = plan.project "mean" of %arg9 : !plan.moments<f32> -> f32
      %cst = constant 1.000000e+00 : f32
      %13 = plan.project "m2" of %arg9 : !plan.moments<f32> -> f32
      %14 = plan.project "count" of %arg9 : !plan.moments<f32> -> f32
      %cst_0 = constant 0.000000e+00 : f32
      %15 = cmpf oeq, %14, %cst_0 : f32
      %16 = select %15, %cst, %14 : f32
      %17 = divf %13, %16 : f32
      %18 = addf %arg10, %17 : f32
      %19 = math.sqrt %18 : f32
      %20 = divf %cst, %19 : f32
      plan.yield %12, %20 : f32, f32
    } {names = ["m", ""]} : !plan.array<f32, []>, !plan.array<f32, []>
    %8:2 = traverse [K, S...] (%4[N, G, K, S...] : !plan.array<f32, [N, G, K, S...]>, %5[N, G, K, S...] : !plan.array<f32, [N, G, K, S...]>, %7#0[] : !plan.array<f32, []>) accumulate (sum [K], sum [K]) placed {order = ["K", "S..."]} {
    ^bb0(%arg9: f32, %arg10: f32, %arg11: f32):
      %12 = subf %arg9, %arg11 : f32
      %13 = mulf %12, %arg10 : f32
      plan.yield %13, %arg10 : f32, f32
    } : !plan.array<f32, [K]>, !plan.array<f32, [K]>
    %9:3 = traverse [K] (%arg4[G, K] : !plan.array<f32, [G, K]>, %7#1[] : !plan.array<f32, []>, %8#0[K] : !plan.array<f32, [K]>, %8#1[K] : !plan.array<f32, [K]>) accumulate (sum [], sum [G, K] across [N], sum [G, K] across [N]) placed {order = ["K"]} {
    ^bb0(%arg9: f32, %arg10: f32, %arg11: f32, %arg12: f32):
      %12 = mulf %arg9, %arg11 : f32
      %13 = mulf %arg10, %arg11 : f32
      plan.yield %12, %arg12, %13 : f32, f32, f32
    } {names = ["sum2", "dh_beta", "dh_gamma"]} : !plan.array<f32, []>, !plan.array<f32, [G, K]>, !plan.array<f32, [G, K]>
    %10:4 = traverse [] (%arg6[] : !plan.array<f32, []>, %6#0[] : !plan.array<!plan.moments<f32>, []>, %9#0[] : !plan.array<f32, []>, %6#1[] : !plan.array<f32, []>) {
    ^bb0(%arg9: f32, %arg10: !plan.moments<f32>, %arg11: f32, %arg12: f32):
      %cst = constant 1.000000e+00 : f32
      %12 = plan.project "m2" of %arg10 : !plan.moments<f32> -> f32
      %13 = plan.project "count" of %arg10 : !plan.moments<f32> -> f32
      %cst_0 = constant 0.000000e+00 : f32
      %14 = cmpf oeq, %13, %cst_0 : f32
      %15 = select %14, %cst, %13 : f32
      %16 = divf %12, %15 : f32
      %17 = addf %arg9, %16 : f32
      %18 = math.sqrt %17 : f32
      %19 = divf %cst, %18 : f32
      %20 = plan.project "mean" of %arg10 : !plan.moments<f32> -> f32
      %21 = mulf %19, %arg11 : f32
      %22 = mulf %19, %21 : f32
      %23 = mulf %19, %22 : f32
      %24 = plan.extent "K"
      %25 = plan.extent "S..."
      %26 = muli %24, %25 : i64
      %27 = sitofp %26 : i64 to f32
      %28 = divf %23, %27 : f32
      %29 = mulf %19, %arg12 : f32
      %30 = divf %29, %27 : f32
      plan.yield %19, %20, %28, %30 : f32, f32, f32, f32
    } {names = ["", "m", "", ""]} : !plan.array<f32, []>, !plan.array<f32, []>, !plan.array<f32, []>, !plan.array<f32, []>
    %11 = traverse [K, S...] (%5[N, G, K, S...] : !plan.array<f32, [N, G, K, S...]>, %arg4[G, K] : !plan.array<f32, [G, K]>, %4[N, G, K, S...] : !plan.array<f32, [N, G, K, S...]>, %10#0[] : !plan.array<f32, []>, %10#1[] : !plan.array<f32, []>, %10#2[] : !plan.array<f32, []>, %10#3[] : !plan.array<f32, []>) placed {order = ["K", "S..."]} {
    ^bb0(%arg9: f32, %arg10: f32, %arg11: f32, %arg12: f32, %arg13: f32, %arg14: f32, %arg15: f32):
      %12 = mulf %arg9, %arg10 : f32
      %13 = mulf %arg12, %12 : f32
      %14 = subf %arg11, %arg13 : f32
      %15 = mulf %14, %arg14 : f32
      %16 = subf %13, %15 : f32
      %17 = subf %16, %arg15 : f32
      plan.yield %17 : f32
    } {names = ["dh"]} : !plan.array<f32, [K, S...]>
    return %11, %9#1, %9#2 : !plan.array<f32, [K, S...]>, !plan.array<f32, [G, K]>, !plan.array<f32, [G, K]>
  } {names = ["dh", "dh_beta", "dh_gamma"]} : !plan.array<f32, [N, G, K, S...]>, !plan.array<f32, [b2, G, K]>, !plan.array<f32, [b2, G, K]>
  %2:2 = plan.kernel @combine for [C] placed {across, lanes = "C", tasks = [#plan.block<C by 128 as C>]} {
    %4:2 = traverse [b] (%0#1[b, C] : !plan.array<f32, [b, C]>, %0#2[b, C] : !plan.array<f32, [b, C]>) accumulate (sum [], sum []) in_order placed {order = ["b"]} {
    ^bb0(%arg9: f32, %arg10: f32):
      plan.yield %arg9, %arg10 : f32, f32
    } {names = ["dbeta", "sum"]} : !plan.array<f32, []>, !plan.array<f32, []>
    %5 = traverse [] (%arg6[] : !plan.array<f32, []>, %arg8[C] : !plan.array<f32, [C]>, %4#1[] : !plan.array<f32, []>) {
    ^bb0(%arg9: f32, %arg10: f32, %arg11: f32):
      %6 = addf %arg9, %arg10 : f32
      %cst = constant 1.000000e+00 : f32
      %7 = math.sqrt %6 : f32
      %8 = divf %cst, %7 : f32
      %9 = mulf %8, %arg11 : f32
      plan.yield %9 : f32
    } {names = ["dgamma"]} : !plan.array<f32, []>
    return %4#0, %5 : !plan.array<f32, []>, !plan.array<f32, []>
  } {names = ["dbeta", "dgamma"]} : !plan.array<f32, [C]>, !plan.array<f32, [C]>
  %3:2 = plan.kernel @combine2 for [G, K] placed {across, lanes = "K", tasks = [#plan.block<G by 1 as G>, #plan.block<K by 128 as K>]} {
    %4:2 = traverse [b2] (%1#1[b2, G, K] : !plan.array<f32, [b2, G, K]>, %1#2[b2, G, K] : !plan.array<f32, [b2, G, K]>) accumulate (sum [], sum []) in_order placed {order = ["b2"]} {
    ^bb0(%arg9: f32, %arg10: f32):
      plan.yield %arg9, %arg10 : f32, f32
    } {names = ["dh_beta", "dh_gamma"]} : !plan.array<f32, []>, !plan.array<f32, []>
    return %4#0, %4#1 : !plan.array<f32, []>, !plan.array<f32, []>
  } {names = ["dh_beta", "dh_gamma"]} : !plan.array<f32, [G, K]>, !plan.array<f32, [G, K]>
  plan.return %0#0, %1#0, %3#1, %3#0, %2#1, %2#0 : !plan.array<f32, [N, C, "..."]>, !plan.array<f32, [N, G, K, S...]>, !plan.array<f32, [G, K]>, !plan.array<f32, [G, K]>, !plan.array<f32, [C]>, !plan.array<f32, [C]>
}
