// norma show continual_norm --emit plan
plan.form @continual_norm.training(%arg0: !plan.array<f32, [N, G, K, "..."]> {norm.axes = ["N", "C", "..."], norm.name = "x", norm.role = "input", norm.storage = f32}, %arg1: !plan.array<f32, [G, K]> {norm.axes = ["C"], norm.first_value = 1.000000e+00 : f64, norm.name = "gamma", norm.optional = true, norm.role = "parameter", norm.storage = f32}, %arg2: !plan.array<f32, [G, K]> {norm.axes = ["C"], norm.first_value = 0.000000e+00 : f64, norm.name = "beta", norm.optional = true, norm.role = "parameter", norm.storage = f32}, %arg3: !plan.array<f32, []> {norm.axes = [], norm.first_value = 1.000000e-05 : f64, norm.name = "eps", norm.optional = true, norm.role = "scalar", norm.storage = f32}, %arg4: !plan.array<f32, []> {norm.axes = [], norm.first_value = 1.000000e-01 : f64, norm.name = "momentum", norm.optional = true, norm.role = "scalar", norm.storage = f32}, %arg5: !plan.array<f32, [G, K]> {norm.axes = ["C"], norm.first_value = 0.000000e+00 : f64, norm.name = "state_m", norm.optional = true, norm.role = "state", norm.storage = f32}, %arg6: !plan.array<f32, [G, K]> {norm.axes = ["C"], norm.first_value = 1.000000e+00 : f64, norm.name = "state_v", norm.optional = true, norm.role = "state", norm.storage = f32}) -> (!plan.array<f32, [N, G, K, "..."]> {norm.axes = ["N", "C", "..."], norm.name = "y", norm.role = "output", norm.storage = f32}, !plan.array<f32, [N, G]> {norm.axes = ["N", "G"], norm.name = "group_m", norm.role = "saved", norm.statistic, norm.storage = f32}, !plan.array<f32, [N, G]> {norm.axes = ["N", "G"], norm.name = "group_v", norm.role = "statistic", norm.storage = f32}, !plan.array<f32, [G, K]> {norm.axes = ["C"], norm.name = "m", norm.role = "saved", norm.statistic, norm.storage = f32}, !plan.array<f32, [G, K]> {norm.axes = ["C"], norm.name = "v", norm.role = "statistic", norm.storage = f32}, !plan.array<f32, [G, K]> {norm.axes = ["C"], norm.name = "state_m", norm.role = "state", norm.storage = f32}, !plan.array<f32, [G, K]> {norm.axes = ["C"], norm.name = "state_v", norm.role = "state", norm.storage = f32}, !plan.array<f32, [N, G]> {norm.axes = ["N", "G"], norm.name = "r", norm.role = "saved", norm.storage = f32}, !plan.array<f32, [G, K]> {norm.axes = ["G", "K"], norm.name = "saved_0", norm.role = "saved", norm.storage = f32}) attributes {areas_of_two = [["N", "..."]], axes = [#plan.axis<N, plain>, #plan.axis<C, composite, factors = [G, K]>, #plan.axis<G, plain, extent = 32>, #plan.axis<K, plain>, #plan.axis<"...", pack>], declaration = "continual_norm", form = "training", refused = ["rows of many areas: 4.00 tensors", "a kernel for each aggregate: 4.00 tensors", "not fused: y needs moments2, which the first traversal completes"]} {
  %0:4 = plan.kernel @moments for [N, G] placed {lanes = "...", tasks = [#plan.block<N by 1 as N>, #plan.block<G by 16 as G>]} {
    %2 = traverse [K, "..."] (%arg0[N, G, K, "..."] : !plan.array<f32, [N, G, K, "..."]>) accumulate (moments []) placed {order = ["K", "..."]} {
    ^bb0(%arg7: f32):
      plan.yield %arg7 : f32
    } {names = ["moments"]} : !plan.array<!plan.moments<f32>, []>
    %3:3 = traverse [] (%2[] : !plan.array<!plan.moments<f32>, []>, %arg3[] : !plan.array<f32, []>) {
    ^bb0(%arg7: !plan.moments<f32>, %arg8: f32):
      %4 = plan.project "mean" of %arg7 : !plan.moments<f32> -> f32
      %5 = plan.project "m2" of %arg7 : !plan.moments<f32> -> f32
      %6 = plan.project "count" of %arg7 : !plan.moments<f32> -> f32
      %cst = constant 0.000000e+00 : f32
      %cst_0 = constant 1.000000e+00 : f32
      %7 = cmpf oeq, %6, %cst : f32
      %8 = select %7, %cst_0, %6 : f32
      %9 = divf %5, %8 : f32
      %10 = addf %arg8, %9 : f32
      %11 = math.sqrt %10 : f32
      %12 = divf %cst_0, %11 : f32
      plan.yield %4, %9, %12 : f32, f32, f32
    } {names = ["group_m", "group_v", "r"]} : !plan.array<f32, []>, !plan.array<f32, []>, !plan.array<f32, []>
    return %2, %3#0, %3#1, %3#2 : !plan.array<!plan.moments<f32>, []>, !plan.array<f32, []>, !plan.array<f32, []>, !plan.array<f32, []>
  } {names = ["moments", "group_m", "group_v", "r"]} : !plan.array<!plan.moments<f32>, [N, G]>, !plan.array<f32, [N, G]>, !plan.array<f32, [N, G]>, !plan.array<f32, [N, G]>
  %1:6 = plan.kernel @y for [G, K] placed {lanes = "...", tasks = [#plan.block<G by 1 as G>, #plan.block<K by 16 as K>]} {
    %2 = hold %arg0 : <f32, [N, G, K, "..."]>
    %3 = traverse [N, "..."] (%2[N, G, K, "..."] : !plan.array<f32, [N, G, K, "..."]>, %0#0[N, G] : !plan.array<!plan.moments<f32>, [N, G]>, %arg3[] : !plan.array<f32, []>) accumulate (moments []) placed {order = ["N", "..."]} {
    ^bb0(%arg7: f32, %arg8: !plan.moments<f32>, %arg9: f32):
      %6 = plan.project "mean" of %arg8 : !plan.moments<f32> -> f32
      %7 = subf %arg7, %6 : f32
      %8 = plan.project "m2" of %arg8 : !plan.moments<f32> -> f32
      %9 = plan.project "count" of %arg8 : !plan.moments<f32> -> f32
      %cst = constant 0.000000e+00 : f32
      %cst_0 = constant 1.000000e+00 : f32
      %10 = cmpf oeq, %9, %cst : f32
      %11 = select %10, %cst_0, %9 : f32
      %12 = divf %8, %11 : f32
      %13 = addf %arg9, %12 : f32
      %14 = math.sqrt %13 : f32
      %15 = divf %cst_0, %14 : f32
      %16 = mulf %7, %15 : f32
      plan.yield %16 : f32
    } {names = ["moments2"]} : !plan.array<!plan.moments<f32>, []>
    %4:6 = traverse [] (%3[] : !plan.array<!plan.moments<f32>, []>, %arg1[G, K] : !plan.array<f32, [G, K]>, %arg3[] : !plan.array<f32, []>, %arg5[G, K] : !plan.array<f32, [G, K]>, %arg4[] : !plan.array<f32, []>, %arg6[G, K] : !plan.array<f32, [G, K]>) {
    ^bb0(%arg7: !plan.moments<f32>, %arg8: f32, %arg9: f32, %arg10: f32, %arg11: f32, %arg12: f32):
      %6 = plan.project "mean" of %arg7 : !plan.moments<f32> -> f32
      %cst = constant 1.000000e+00 : f32
      %7 = plan.project "m2" of %arg7 : !plan.moments<f32> -> f32
      %8 = plan.project "count" of %arg7 : !plan.moments<f32> -> f32
      %cst_0 = constant 0.000000e+00 : f32
      %9 = cmpf oeq, %8, %cst_0 : f32
      %10 = select %9, %cst, %8 : f32
      %11 = divf %7, %10 : f32
      %12 = addf %arg9, %11 : f32
      %13 = math.sqrt %12 : f32
      %14 = divf %cst, %13 : f32
      %15 = mulf %arg8, %14 : f32
      %16 = subf %6, %arg10 : f32
      %17 = mulf %arg11, %16 : f32
      %18 = addf %arg10, %17 : f32
      %19 = subf %8, %cst : f32
      %20 = divf %7, %19 : f32
      %21 = subf %20, %arg12 : f32
      %22 = mulf %arg11, %21 : f32
      %23 = addf %arg12, %22 : f32
      plan.yield %6, %15, %11, %18, %23, %14 : f32, f32, f32, f32, f32, f32
    } {names = ["m", "", "v", "state_m", "state_v", "saved_0"]} : !plan.array<f32, []>, !plan.array<f32, []>, !plan.array<f32, []>, !plan.array<f32, []>, !plan.array<f32, []>, !plan.array<f32, []>
    %5 = traverse [N, "..."] (%arg2[G, K] : !plan.array<f32, [G, K]>, %2[N, G, K, "..."] : !plan.array<f32, [N, G, K, "..."]>, %0#0[N, G] : !plan.array<!plan.moments<f32>, [N, G]>, %arg3[] : !plan.array<f32, []>, %3[] : !plan.array<!plan.moments<f32>, []>, %4#0[] : !plan.array<f32, []>, %4#1[] : !plan.array<f32, []>) placed {order = ["N", "..."], store = "stream"} {
    ^bb0(%arg7: f32, %arg8: f32, %arg9: !plan.moments<f32>, %arg10: f32, %arg11: !plan.moments<f32>, %arg12: f32, %arg13: f32):
      %6 = plan.project "mean" of %arg9 : !plan.moments<f32> -> f32
      %7 = subf %arg8, %6 : f32
      %8 = plan.project "m2" of %arg9 : !plan.moments<f32> -> f32
      %9 = plan.project "count" of %arg9 : !plan.moments<f32> -> f32
      %cst = constant 0.000000e+00 : f32
      %cst_0 = constant 1.000000e+00 : f32
      %10 = cmpf oeq, %9, %cst : f32
      %11 = select %10, %cst_0, %9 : f32
      %12 = divf %8, %11 : f32
      %13 = addf %arg10, %12 : f32
      %14 = math.sqrt %13 : f32
      %15 = divf %cst_0, %14 : f32
      %16 = mulf %7, %15 : f32
      %17 = subf %16, %arg12 : f32
      %18 = plan.project "m2" of %arg11 : !plan.moments<f32> -> f32
      %19 = plan.project "count" of %arg11 : !plan.moments<f32> -> f32
      %20 = cmpf oeq, %19, %cst : f32
      %21 = select %20, %cst_0, %19 : f32
      %22 = divf %18, %21 : f32
      %23 = addf %arg10, %22 : f32
      %24 = mulf %17, %arg13 : f32
      %25 = addf %arg7, %24 : f32
      plan.yield %25 : f32
    } {names = ["y"]} : !plan.array<f32, [N, "..."]>
    return %5, %4#0, %4#2, %4#3, %4#4, %4#5 : !plan.array<f32, [N, "..."]>, !plan.array<f32, []>, !plan.array<f32, []>, !plan.array<f32, []>, !plan.array<f32, []>, !plan.array<f32, []>
  } {names = ["y", "m", "v", "state_m", "state_v", "saved_0"]} : !plan.array<f32, [N, G, K, "..."]>, !plan.array<f32, [G, K]>, !plan.array<f32, [G, K]>, !plan.array<f32, [G, K]>, !plan.array<f32, [G, K]>, !plan.array<f32, [G, K]>
  plan.return %1#0, %0#1, %0#2, %1#1, %1#2, %1#3, %1#4, %0#3, %1#5 : !plan.array<f32, [N, G, K, "..."]>, !plan.array<f32, [N, G]>, !plan.array<f32, [N, G]>, !plan.array<f32, [G, K]>, !plan.array<f32, [G, K]>, !plan.array<f32, [G, K]>, !plan.array<f32, [G, K]>, !plan.array<f32, [N, G]>, !plan.array<f32, [G, K]>
}
plan.form @continual_norm.vjp(%arg0: !plan.array<f32, [N, G, K, "..."]> {norm.axes = ["N", "C", "..."], norm.name = "dy", norm.role = "cotangent", norm.storage = f32}, %arg1: !plan.array<f32, [N, G, K, "..."]> {norm.axes = ["N", "C", "..."], norm.name = "x", norm.role = "input", norm.storage = f32}, %arg2: !plan.array<f32, [G, K]> {norm.axes = ["C"], norm.first_value = 1.000000e+00 : f64, norm.name = "gamma", norm.optional = true, norm.role = "parameter", norm.storage = f32}, %arg3: !plan.array<f32, [N, G]> {norm.axes = ["N", "G"], norm.name = "group_m", norm.role = "saved", norm.storage = f32}, %arg4: !plan.array<f32, [N, G]> {norm.axes = ["N", "G"], norm.name = "r", norm.role = "saved", norm.storage = f32}, %arg5: !plan.array<f32, [G, K]> {norm.axes = ["C"], norm.name = "m", norm.role = "saved", norm.storage = f32}, %arg6: !plan.array<f32, [G, K]> {norm.axes = ["G", "K"], norm.name = "saved_0", norm.role = "saved", norm.storage = f32}) -> (!plan.array<f32, [N, G, K, "..."]> {norm.axes = ["N", "C", "..."], norm.name = "dx", norm.role = "gradient", norm.storage = f32}, !plan.array<f32, [G, K]> {norm.axes = ["C"], norm.name = "dgamma", norm.role = "gradient", norm.storage = f32}, !plan.array<f32, [G, K]> {norm.axes = ["C"], norm.name = "dbeta", norm.role = "gradient", norm.storage = f32}) attributes {areas_of_two = [], axes = [#plan.axis<N, plain>, #plan.axis<C, composite, factors = [G, K]>, #plan.axis<G, plain, extent = 32>, #plan.axis<K, plain>, #plan.axis<"...", pack>], declaration = "continual_norm", form = "vjp", refused = ["rows of many areas: 5.00 tensors in runs of 128 bytes", "a kernel for each aggregate: 10.00 tensors", "not fused: dx needs sum2, which the first traversal completes"]} {
  %0:3 = plan.kernel @dbeta for [G, K] placed {lanes = "...", tasks = [#plan.block<G by 1 as G>, #plan.block<K by 16 as K>]} {
    %2:2 = traverse [N, "..."] (%arg0[N, G, K, "..."] : !plan.array<f32, [N, G, K, "..."]>, %arg4[N, G] : !plan.array<f32, [N, G]>, %arg1[N, G, K, "..."] : !plan.array<f32, [N, G, K, "..."]>, %arg3[N, G] : !plan.array<f32, [N, G]>, %arg5[G, K] : !plan.array<f32, [G, K]>) accumulate (sum [], sum []) placed {order = ["N", "..."]} {
    ^bb0(%arg7: f32, %arg8: f32, %arg9: f32, %arg10: f32, %arg11: f32):
      %4 = subf %arg9, %arg10 : f32
      %5 = mulf %arg8, %4 : f32
      %6 = subf %5, %arg11 : f32
      %7 = mulf %arg7, %6 : f32
      plan.yield %arg7, %7 : f32, f32
    } {names = ["dbeta", "sum"]} : !plan.array<f32, []>, !plan.array<f32, []>
    %3 = traverse [] (%arg6[G, K] : !plan.array<f32, [G, K]>, %2#1[] : !plan.array<f32, []>) {
    ^bb0(%arg7: f32, %arg8: f32):
      %4 = mulf %arg7, %arg8 : f32
      plan.yield %4 : f32
    } {names = ["dgamma"]} : !plan.array<f32, []>
    return %2#0, %2#1, %3 : !plan.array<f32, []>, !plan.array<f32, []>, !plan.array<f32, []>
  } {names = ["dbeta", "sum", "dgamma"]} : !plan.array<f32, [G, K]>, !plan.array<f32, [G, K]>, !plan.array<f32, [G, K]>
  %1 = plan.kernel @dx for [N, G] placed {lanes = "...", tasks = [#plan.block<N by 1 as N>, #plan.block<G by 16 as G>]} {
    %2 = hold %arg1 : <f32, [N, G, K, "..."]>
    %3 = hold %arg0 : <f32, [N, G, K, "..."]>
    %4:2 = traverse [K, "..."] (%2[N, G, K, "..."] : !plan.array<f32, [N, G, K, "..."]>, %arg3[N, G] : !plan.array<f32, [N, G]>, %3[N, G, K, "..."] : !plan.array<f32, [N, G, K, "..."]>, %arg2[G, K] : !plan.array<f32, [G, K]>, %arg6[G, K] : !plan.array<f32, [G, K]>, %arg4[N, G] : !plan.array<f32, [N, G]>, %arg5[G, K] : !plan.array<f32, [G, K]>, %0#1[G, K] : !plan.array<f32, [G, K]>, %0#0[G, K] : !plan.array<f32, [G, K]>) accumulate (sum [], sum []) placed {order = ["K", "..."]} {
    ^bb0(%arg7: f32, %arg8: f32, %arg9: f32, %arg10: f32, %arg11: f32, %arg12: f32, %arg13: f32, %arg14: f32, %arg15: f32):
      %7 = subf %arg7, %arg8 : f32
      %8 = mulf %arg10, %arg11 : f32
      %9 = mulf %arg9, %8 : f32
      %10 = mulf %arg12, %7 : f32
      %11 = subf %10, %arg13 : f32
      %12 = mulf %arg10, %arg14 : f32
      %13 = mulf %arg11, %12 : f32
      %14 = mulf %arg11, %13 : f32
      %15 = mulf %arg11, %14 : f32
      %16 = plan.extent "N"
      %17 = plan.extent "..."
      %18 = muli %16, %17 : i64
      %19 = sitofp %18 : i64 to f32
      %20 = divf %15, %19 : f32
      %21 = mulf %11, %20 : f32
      %22 = subf %9, %21 : f32
      %23 = mulf %arg10, %arg15 : f32
      %24 = mulf %arg11, %23 : f32
      %25 = divf %24, %19 : f32
      %26 = subf %22, %25 : f32
      %27 = mulf %7, %26 : f32
      plan.yield %27, %26 : f32, f32
    } {names = ["sum2", "sum3"]} : !plan.array<f32, []>, !plan.array<f32, []>
    %5:2 = traverse [] (%arg4[N, G] : !plan.array<f32, [N, G]>, %4#0[] : !plan.array<f32, []>, %4#1[] : !plan.array<f32, []>) {
    ^bb0(%arg7: f32, %arg8: f32, %arg9: f32):
      %7 = mulf %arg7, %arg8 : f32
      %8 = mulf %arg7, %7 : f32
      %9 = mulf %arg7, %8 : f32
      %10 = plan.extent "..."
      %11 = plan.extent "K"
      %12 = muli %10, %11 : i64
      %13 = sitofp %12 : i64 to f32
      %14 = divf %9, %13 : f32
      %15 = mulf %arg7, %arg9 : f32
      %16 = divf %15, %13 : f32
      plan.yield %14, %16 : f32, f32
    } : !plan.array<f32, []>, !plan.array<f32, []>
    %6 = traverse [K, "..."] (%arg4[N, G] : !plan.array<f32, [N, G]>, %3[N, G, K, "..."] : !plan.array<f32, [N, G, K, "..."]>, %arg2[G, K] : !plan.array<f32, [G, K]>, %arg6[G, K] : !plan.array<f32, [G, K]>, %2[N, G, K, "..."] : !plan.array<f32, [N, G, K, "..."]>, %arg3[N, G] : !plan.array<f32, [N, G]>, %arg5[G, K] : !plan.array<f32, [G, K]>, %0#1[G, K] : !plan.array<f32, [G, K]>, %0#0[G, K] : !plan.array<f32, [G, K]>, %4#0[] : !plan.array<f32, []>, %5#0[] : !plan.array<f32, []>, %5#1[] : !plan.array<f32, []>) placed {order = ["K", "..."], store = "stream"} {
    ^bb0(%arg7: f32, %arg8: f32, %arg9: f32, %arg10: f32, %arg11: f32, %arg12: f32, %arg13: f32, %arg14: f32, %arg15: f32, %arg16: f32, %arg17: f32, %arg18: f32):
      %7 = mulf %arg9, %arg10 : f32
      %8 = mulf %arg8, %7 : f32
      %9 = subf %arg11, %arg12 : f32
      %10 = mulf %arg7, %9 : f32
      %11 = subf %10, %arg13 : f32
      %12 = mulf %arg9, %arg14 : f32
      %13 = mulf %arg10, %12 : f32
      %14 = mulf %arg10, %13 : f32
      %15 = mulf %arg10, %14 : f32
      %16 = plan.extent "N"
      %17 = plan.extent "..."
      %18 = muli %16, %17 : i64
      %19 = sitofp %18 : i64 to f32
      %20 = divf %15, %19 : f32
      %21 = mulf %11, %20 : f32
      %22 = subf %8, %21 : f32
      %23 = mulf %arg9, %arg15 : f32
      %24 = mulf %arg10, %23 : f32
      %25 = divf %24, %19 : f32
      %26 = subf %22, %25 : f32
      %27 = mulf %arg7, %26 : f32
      %28 = mulf %arg7, %arg16 : f32
      %29 = plan.extent "K"
      %30 = mulf %9, %arg17 : f32
      %31 = subf %27, %30 : f32
      %32 = subf %31, %arg18 : f32
      plan.yield %32 : f32
    } {names = ["dx"]} : !plan.array<f32, [K, "..."]>
    return %6 : !plan.array<f32, [K, "..."]>
  } {names = ["dx"]} : !plan.array<f32, [N, G, K, "..."]>
  plan.return %1, %0#2, %0#0 : !plan.array<f32, [N, G, K, "..."]>, !plan.array<f32, [G, K]>, !plan.array<f32, [G, K]>
}
plan.form @continual_norm.inference(%arg0: !plan.array<f32, [N, G, K, "..."]> {norm.axes = ["N", "C", "..."], norm.name = "x", norm.role = "input", norm.storage = f32}, %arg1: !plan.array<f32, [G, K]> {norm.axes = ["C"], norm.first_value = 1.000000e+00 : f64, norm.name = "gamma", norm.optional = true, norm.role = "parameter", norm.storage = f32}, %arg2: !plan.array<f32, [G, K]> {norm.axes = ["C"], norm.first_value = 0.000000e+00 : f64, norm.name = "beta", norm.optional = true, norm.role = "parameter", norm.storage = f32}, %arg3: !plan.array<f32, []> {norm.axes = [], norm.first_value = 1.000000e-05 : f64, norm.name = "eps", norm.optional = true, norm.role = "scalar", norm.storage = f32}, %arg4: !plan.array<f32, [G, K]> {norm.axes = ["C"], norm.first_value = 0.000000e+00 : f64, norm.name = "state_m", norm.role = "state", norm.storage = f32}, %arg5: !plan.array<f32, [G, K]> {norm.axes = ["C"], norm.first_value = 1.000000e+00 : f64, norm.name = "state_v", norm.role = "state", norm.storage = f32}) -> (!plan.array<f32, [N, G, K, "..."]> {norm.axes = ["N", "C", "..."], norm.name = "y", norm.role = "output", norm.storage = f32}, !plan.array<f32, [N, G]> {norm.axes = ["N", "G"], norm.name = "group_m", norm.role = "statistic", norm.storage = f32}, !plan.array<f32, [N, G]> {norm.axes = ["N", "G"], norm.name = "group_v", norm.role = "statistic", norm.storage = f32}, !plan.array<f32, [G, K]> {norm.axes = ["C"], norm.name = "m", norm.role = "statistic", norm.storage = f32}, !plan.array<f32, [G, K]> {norm.axes = ["C"], norm.name = "v", norm.role = "statistic", norm.storage = f32}) attributes {areas_of_two = [], axes = [#plan.axis<N, plain>, #plan.axis<C, composite, factors = [G, K]>, #plan.axis<G, plain, extent = 32>, #plan.axis<K, plain>, #plan.axis<"...", pack>], declaration = "continual_norm", form = "inference", refused = ["a kernel for each aggregate: 3.00 tensors", "not fused: y needs moments, which the first traversal completes"]} {
  %0:3 = plan.kernel @y for [N, G] placed {lanes = "...", tasks = [#plan.block<N by 1 as N>, #plan.block<G by 16 as G>]} {
    %2 = hold %arg0 : <f32, [N, G, K, "..."]>
    %3 = traverse [K, "..."] (%2[N, G, K, "..."] : !plan.array<f32, [N, G, K, "..."]>) accumulate (moments []) placed {order = ["K", "..."]} {
    ^bb0(%arg6: f32):
      plan.yield %arg6 : f32
    } {names = ["moments"]} : !plan.array<!plan.moments<f32>, []>
    %4:3 = traverse [] (%3[] : !plan.array<!plan.moments<f32>, []>, %arg3[] : !plan.array<f32, []>) {
    ^bb0(%arg6: !plan.moments<f32>, %arg7: f32):
      %6 = plan.project "mean" of %arg6 : !plan.moments<f32> -> f32
      %cst = constant 1.000000e+00 : f32
      %7 = plan.project "m2" of %arg6 : !plan.moments<f32> -> f32
      %8 = plan.project "count" of %arg6 : !plan.moments<f32> -> f32
      %cst_0 = constant 0.000000e+00 : f32
      %9 = cmpf oeq, %8, %cst_0 : f32
      %10 = select %9, %cst, %8 : f32
      %11 = divf %7, %10 : f32
      %12 = addf %arg7, %11 : f32
      %13 = math.sqrt %12 : f32
      %14 = divf %cst, %13 : f32
      plan.yield %6, %14, %11 : f32, f32, f32
    } {names = ["group_m", "", "group_v"]} : !plan.array<f32, []>, !plan.array<f32, []>, !plan.array<f32, []>
    %5 = traverse [K, "..."] (%arg2[G, K] : !plan.array<f32, [G, K]>, %2[N, G, K, "..."] : !plan.array<f32, [N, G, K, "..."]>, %3[] : !plan.array<!plan.moments<f32>, []>, %arg3[] : !plan.array<f32, []>, %arg4[G, K] : !plan.array<f32, [G, K]>, %arg1[G, K] : !plan.array<f32, [G, K]>, %arg5[G, K] : !plan.array<f32, [G, K]>, %4#0[] : !plan.array<f32, []>, %4#1[] : !plan.array<f32, []>) placed {order = ["K", "..."], store = "stream"} {
    ^bb0(%arg6: f32, %arg7: f32, %arg8: !plan.moments<f32>, %arg9: f32, %arg10: f32, %arg11: f32, %arg12: f32, %arg13: f32, %arg14: f32):
      %6 = subf %arg7, %arg13 : f32
      %7 = plan.project "m2" of %arg8 : !plan.moments<f32> -> f32
      %8 = plan.project "count" of %arg8 : !plan.moments<f32> -> f32
      %cst = constant 0.000000e+00 : f32
      %cst_0 = constant 1.000000e+00 : f32
      %9 = cmpf oeq, %8, %cst : f32
      %10 = select %9, %cst_0, %8 : f32
      %11 = divf %7, %10 : f32
      %12 = mulf %6, %arg14 : f32
      %13 = subf %12, %arg10 : f32
      %14 = addf %arg9, %arg12 : f32
      %15 = math.sqrt %14 : f32
      %16 = divf %cst_0, %15 : f32
      %17 = mulf %arg11, %16 : f32
      %18 = mulf %13, %17 : f32
      %19 = addf %arg6, %18 : f32
      plan.yield %19 : f32
    } {names = ["y"]} : !plan.array<f32, [K, "..."]>
    return %5, %4#0, %4#2 : !plan.array<f32, [K, "..."]>, !plan.array<f32, []>, !plan.array<f32, []>
  } {names = ["y", "group_m", "group_v"]} : !plan.array<f32, [N, G, K, "..."]>, !plan.array<f32, [N, G]>, !plan.array<f32, [N, G]>
  %1:2 = plan.kernel @m for [G] placed {lanes = "K", tasks = [#plan.block<G by 16 as G>]} {
    %2:2 = traverse [K] (%arg4[G, K] : !plan.array<f32, [G, K]>, %arg5[G, K] : !plan.array<f32, [G, K]>) placed {order = ["K"]} {
    ^bb0(%arg6: f32, %arg7: f32):
      plan.yield %arg6, %arg7 : f32, f32
    } {names = ["m", "v"]} : !plan.array<f32, [K]>, !plan.array<f32, [K]>
    return %2#0, %2#1 : !plan.array<f32, [K]>, !plan.array<f32, [K]>
  } {names = ["m", "v"]} : !plan.array<f32, [G, K]>, !plan.array<f32, [G, K]>
  plan.return %0#0, %0#1, %0#2, %1#0, %1#1 : !plan.array<f32, [N, G, K, "..."]>, !plan.array<f32, [N, G]>, !plan.array<f32, [N, G]>, !plan.array<f32, [G, K]>, !plan.array<f32, [G, K]>
}
plan.form @continual_norm.inference_vjp(%arg0: !plan.array<f32, [N, G, K, "..."]> {norm.axes = ["N", "C", "..."], norm.name = "dy", norm.role = "cotangent", norm.storage = f32}, %arg1: !plan.array<f32, [N, G, K, "..."]> {norm.axes = ["N", "C", "..."], norm.name = "x", norm.role = "input", norm.storage = f32}, %arg2: !plan.array<f32, [G, K]> {norm.axes = ["C"], norm.first_value = 1.000000e+00 : f64, norm.name = "gamma", norm.optional = true, norm.role = "parameter", norm.storage = f32}, %arg3: !plan.array<f32, []> {norm.axes = [], norm.first_value = 1.000000e-05 : f64, norm.name = "eps", norm.optional = true, norm.role = "scalar", norm.storage = f32}, %arg4: !plan.array<f32, [G, K]> {norm.axes = ["C"], norm.first_value = 0.000000e+00 : f64, norm.name = "state_m", norm.role = "state", norm.storage = f32}, %arg5: !plan.array<f32, [G, K]> {norm.axes = ["C"], norm.first_value = 1.000000e+00 : f64, norm.name = "state_v", norm.role = "state", norm.storage = f32}) -> (!plan.array<f32, [N, G, K, "..."]> {norm.axes = ["N", "C", "..."], norm.name = "dx", norm.role = "gradient", norm.storage = f32}, !plan.array<f32, [G, K]> {norm.axes = ["C"], norm.name = "dgamma", norm.role = "gradient", norm.storage = f32}, !plan.array<f32, [G, K]> {norm.axes = ["C"], norm.name = "dbeta", norm.role = "gradient", norm.storage = f32}) attributes {areas_of_two = [], axes = [#plan.axis<N, plain>, #plan.axis<C, composite, factors = [G, K]>, #plan.axis<G, plain, extent = 32>, #plan.axis<K, plain>, #plan.axis<"...", pack>, #plan.axis<b, block, of = N>], declaration = "continual_norm", form = "inference_vjp", refused = ["separate dbeta, dgamma kernel: 5.00 tensors", "a kernel for each aggregate: 10.00 tensors", "not fused: sum2 needs moments, which the first traversal completes", "not fused: dx needs moments, which the first traversal completes", "not fused: dx needs sum2, which the first traversal completes"]} {
  %0:3 = plan.kernel @dx for [N, G] block [N by 8 as b] placed {lanes = "...", tasks = [#plan.block<N by 8 as b>, #plan.block<G by 16 as G>]} {
    %2 = hold %arg1 : <f32, [N, G, K, "..."]>
    %3 = hold %arg0 : <f32, [N, G, K, "..."]>
    %4:2 = traverse [K, "..."] (%2[N, G, K, "..."] : !plan.array<f32, [N, G, K, "..."]>, %3[N, G, K, "..."] : !plan.array<f32, [N, G, K, "..."]>, %arg2[G, K] : !plan.array<f32, [G, K]>, %arg3[] : !plan.array<f32, []>, %arg5[G, K] : !plan.array<f32, [G, K]>) accumulate (moments [], sum []) placed {order = ["K", "..."]} {
    ^bb0(%arg6: f32, %arg7: f32, %arg8: f32, %arg9: f32, %arg10: f32):
      %10 = addf %arg9, %arg10 : f32
      %cst = constant 1.000000e+00 : f32
      %11 = math.sqrt %10 : f32
      %12 = divf %cst, %11 : f32
      %13 = mulf %arg8, %12 : f32
      %14 = mulf %arg7, %13 : f32
      plan.yield %arg6, %14 : f32, f32
    } {names = ["moments", "sum3"]} : !plan.array<!plan.moments<f32>, []>, !plan.array<f32, []>
    %5:2 = traverse [] (%4#0[] : !plan.array<!plan.moments<f32>, []>, %arg3[] : !plan.array<f32, []>) {
    ^bb0(%arg6: !plan.moments<f32>, %arg7: f32):
      %10 = plan.project "mean" of %arg6 : !plan.moments<f32> -> f32
      %cst = constant 1.000000e+00 : f32
      %11 = plan.project "m2" of %arg6 : !plan.moments<f32> -> f32
      %12 = plan.project "count" of %arg6 : !plan.moments<f32> -> f32
      %cst_0 = constant 0.000000e+00 : f32
      %13 = cmpf oeq, %12, %cst_0 : f32
      %14 = select %13, %cst, %12 : f32
      %15 = divf %11, %14 : f32
      %16 = addf %arg7, %15 : f32
      %17 = math.sqrt %16 : f32
      %18 = divf %cst, %17 : f32
      plan.yield %10, %18 : f32, f32
    } {names = ["group_m", ""]} : !plan.array<f32, []>, !plan.array<f32, []>
    %6:3 = traverse [K, "..."] (%2[N, G, K, "..."] : !plan.array<f32, [N, G, K, "..."]>, %3[N, G, K, "..."] : !plan.array<f32, [N, G, K, "..."]>, %arg4[G, K] : !plan.array<f32, [G, K]>, %5#0[] : !plan.array<f32, []>, %5#1[] : !plan.array<f32, []>) accumulate (sum [K], sum [K], sum [K]) placed {order = ["K", "..."]} {
    ^bb0(%arg6: f32, %arg7: f32, %arg8: f32, %arg9: f32, %arg10: f32):
      %10 = subf %arg6, %arg9 : f32
      %11 = mulf %10, %arg10 : f32
      %12 = subf %11, %arg8 : f32
      %13 = mulf %arg7, %12 : f32
      %14 = mulf %10, %arg7 : f32
      plan.yield %14, %arg7, %13 : f32, f32, f32
    } : !plan.array<f32, [K]>, !plan.array<f32, [K]>, !plan.array<f32, [K]>
    %7:3 = traverse [K] (%arg2[G, K] : !plan.array<f32, [G, K]>, %arg3[] : !plan.array<f32, []>, %arg5[G, K] : !plan.array<f32, [G, K]>, %6#0[K] : !plan.array<f32, [K]>, %6#1[K] : !plan.array<f32, [K]>, %6#2[K] : !plan.array<f32, [K]>) accumulate (sum [], sum [G, K] across [N], sum [G, K] across [N]) placed {order = ["K"]} {
    ^bb0(%arg6: f32, %arg7: f32, %arg8: f32, %arg9: f32, %arg10: f32, %arg11: f32):
      %cst = constant 1.000000e+00 : f32
      %10 = addf %arg7, %arg8 : f32
      %11 = math.sqrt %10 : f32
      %12 = divf %cst, %11 : f32
      %13 = mulf %arg6, %12 : f32
      %14 = mulf %13, %arg9 : f32
      plan.yield %14, %arg10, %arg11 : f32, f32, f32
    } {names = ["sum2", "dbeta", "sum"]} : !plan.array<f32, []>, !plan.array<f32, [G, K]>, !plan.array<f32, [G, K]>
    %8:4 = traverse [] (%arg3[] : !plan.array<f32, []>, %4#0[] : !plan.array<!plan.moments<f32>, []>, %7#0[] : !plan.array<f32, []>, %4#1[] : !plan.array<f32, []>) {
    ^bb0(%arg6: f32, %arg7: !plan.moments<f32>, %arg8: f32, %arg9: f32):
      %cst = constant 1.000000e+00 : f32
      %10 = plan.project "m2" of %arg7 : !plan.moments<f32> -> f32
      %11 = plan.project "count" of %arg7 : !plan.moments<f32> -> f32
      %cst_0 = constant 0.000000e+00 : f32
      %12 = cmpf oeq, %11, %cst_0 : f32
      %13 = select %12, %cst, %11 : f32
      %14 = divf %10, %13 : f32
      %15 = addf %arg6, %14 : f32
      %16 = math.sqrt %15 : f32
      %17 = divf %cst, %16 : f32
      %18 = plan.project "mean" of %arg7 : !plan.moments<f32> -> f32
      %19 = mulf %17, %arg8 : f32
      %20 = mulf %17, %19 : f32
      %21 = mulf %17, %20 : f32
      %22 = plan.extent "K"
      %23 = plan.extent "..."
      %24 = muli %22, %23 : i64
      %25 = sitofp %24 : i64 to f32
      %26 = divf %21, %25 : f32
      %27 = mulf %17, %arg9 : f32
      %28 = divf %27, %25 : f32
      plan.yield %17, %18, %26, %28 : f32, f32, f32, f32
    } {names = ["", "group_m", "", ""]} : !plan.array<f32, []>, !plan.array<f32, []>, !plan.array<f32, []>, !plan.array<f32, []>
    %9 = traverse [K, "..."] (%arg3[] : !plan.array<f32, []>, %4#0[] : !plan.array<!plan.moments<f32>, []>, %3[N, G, K, "..."] : !plan.array<f32, [N, G, K, "..."]>, %arg2[G, K] : !plan.array<f32, [G, K]>, %arg5[G, K] : !plan.array<f32, [G, K]>, %2[N, G, K, "..."] : !plan.array<f32, [N, G, K, "..."]>, %8#0[] : !plan.array<f32, []>, %8#1[] : !plan.array<f32, []>, %8#2[] : !plan.array<f32, []>, %8#3[] : !plan.array<f32, []>) placed {order = ["K", "..."], store = "stream"} {
    ^bb0(%arg6: f32, %arg7: !plan.moments<f32>, %arg8: f32, %arg9: f32, %arg10: f32, %arg11: f32, %arg12: f32, %arg13: f32, %arg14: f32, %arg15: f32):
      %10 = plan.project "count" of %arg7 : !plan.moments<f32> -> f32
      %cst = constant 0.000000e+00 : f32
      %cst_0 = constant 1.000000e+00 : f32
      %11 = cmpf oeq, %10, %cst : f32
      %12 = addf %arg6, %arg10 : f32
      %13 = math.sqrt %12 : f32
      %14 = divf %cst_0, %13 : f32
      %15 = mulf %arg9, %14 : f32
      %16 = mulf %arg8, %15 : f32
      %17 = mulf %arg12, %16 : f32
      %18 = subf %arg11, %arg13 : f32
      %19 = mulf %18, %arg14 : f32
      %20 = subf %17, %19 : f32
      %21 = subf %20, %arg15 : f32
      plan.yield %21 : f32
    } {names = ["dx"]} : !plan.array<f32, [K, "..."]>
    return %9, %7#1, %7#2 : !plan.array<f32, [K, "..."]>, !plan.array<f32, [G, K]>, !plan.array<f32, [G, K]>
  } {names = ["dx", "dbeta", "sum"]} : !plan.array<f32, [N, G, K, "..."]>, !plan.array<f32, [b, G, K]>, !plan.array<f32, [b, G, K]>
  %1:2 = plan.kernel @combine for [G, K] placed {across, lanes = "K", tasks = [#plan.block<G by 1 as G>, #plan.block<K by 128 as K>]} {
    %2:2 = traverse [b] (%0#1[b, G, K] : !plan.array<f32, [b, G, K]>, %0#2[b, G, K] : !plan.array<f32, [b, G, K]>) accumulate (sum [], sum []) in_order placed {order = ["b"]} {
    ^bb0(%arg6: f32, %arg7: f32):
      plan.yield %arg6, %arg7 : f32, f32
    } {names = ["dbeta", "sum"]} : !plan.array<f32, []>, !plan.array<f32, []>
    %3 = traverse [] (%arg3[] : !plan.array<f32, []>, %arg5[G, K] : !plan.array<f32, [G, K]>, %2#1[] : !plan.array<f32, []>) {
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
