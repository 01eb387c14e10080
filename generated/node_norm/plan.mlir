// norma show node_norm --emit plan
plan.form @node_norm.training(%arg0: !plan.array<f32, [V, C]> {norm.axes = ["V", "C"], norm.name = "x", norm.role = "input", norm.storage = f32}, %arg1: !plan.array<f32, []> {norm.axes = [], norm.first_value = 2.000000e+00 : f64, norm.name = "root", norm.optional = true, norm.role = "scalar", norm.storage = f32}, %arg2: !plan.array<f32, []> {norm.axes = [], norm.first_value = 1.000000e-05 : f64, norm.name = "eps", norm.optional = true, norm.role = "scalar", norm.storage = f32}) -> (!plan.array<f32, [V, C]> {norm.axes = ["V", "C"], norm.name = "y", norm.role = "output", norm.storage = f32}, !plan.array<f32, [V]> {norm.axes = ["V"], norm.name = "s", norm.role = "saved", norm.statistic, norm.storage = f32}, !plan.array<f32, [V]> {norm.axes = ["V"], norm.name = "saved_0", norm.role = "saved", norm.storage = f32}) attributes {areas_of_two = [], axes = [#plan.axis<V, plain>, #plan.axis<C, plain>], declaration = "node_norm", form = "training", refused = ["a kernel for each aggregate: 3.00 tensors", "not fused: y needs moments, which the first traversal completes"]} {
  %0:3 = plan.kernel @y for [V] placed {lanes = "C", tasks = [#plan.block<V by 16 as V>]} {
    %1 = hold %arg0 : <f32, [V, C]>
    %2 = traverse [C] (%1[V, C] : !plan.array<f32, [V, C]>) accumulate (moments []) placed {order = ["C"]} {
    ^bb0(%arg3: f32):
      plan.yield %arg3 : f32
    } {names = ["moments"]} : !plan.array<!plan.moments<f32>, []>
    %3:2 = traverse [] (%arg1[] : !plan.array<f32, []>, %arg2[] : !plan.array<f32, []>, %2[] : !plan.array<!plan.moments<f32>, []>) {
    ^bb0(%arg3: f32, %arg4: f32, %arg5: !plan.moments<f32>):
      %cst = constant 1.000000e+00 : f32
      %5 = divf %cst, %arg3 : f32
      %cst_0 = constant 0.000000e+00 : f32
      %6 = cmpf oeq, %5, %cst_0 : f32
      %7 = plan.project "m2" of %arg5 : !plan.moments<f32> -> f32
      %8 = plan.project "count" of %arg5 : !plan.moments<f32> -> f32
      %9 = cmpf oeq, %8, %cst_0 : f32
      %10 = select %9, %cst, %8 : f32
      %11 = divf %7, %10 : f32
      %12 = addf %arg4, %11 : f32
      %13 = math.sqrt %12 : f32
      %14 = math.log %13 : f32
      %15 = mulf %5, %14 : f32
      %16 = math.exp %15 : f32
      %17 = select %6, %cst, %16 : f32
      plan.yield %17, %13 : f32, f32
    } {names = ["", "s"]} : !plan.array<f32, []>, !plan.array<f32, []>
    %4 = traverse [C] (%1[V, C] : !plan.array<f32, [V, C]>, %arg2[] : !plan.array<f32, []>, %2[] : !plan.array<!plan.moments<f32>, []>, %arg1[] : !plan.array<f32, []>, %3#0[] : !plan.array<f32, []>) placed {order = ["C"], store = "stream"} {
    ^bb0(%arg3: f32, %arg4: f32, %arg5: !plan.moments<f32>, %arg6: f32, %arg7: f32):
      %5 = plan.project "m2" of %arg5 : !plan.moments<f32> -> f32
      %6 = plan.project "count" of %arg5 : !plan.moments<f32> -> f32
      %cst = constant 0.000000e+00 : f32
      %cst_0 = constant 1.000000e+00 : f32
      %7 = cmpf oeq, %6, %cst : f32
      %8 = select %7, %cst_0, %6 : f32
      %9 = divf %5, %8 : f32
      %10 = addf %arg4, %9 : f32
      %11 = math.sqrt %10 : f32
      %12 = divf %cst_0, %arg6 : f32
      %13 = math.log %11 : f32
      %14 = divf %arg3, %arg7 : f32
      plan.yield %14 : f32
    } {names = ["y"]} : !plan.array<f32, [C]>
    return %4, %3#1, %3#0 : !plan.array<f32, [C]>, !plan.array<f32, []>, !plan.array<f32, []>
  } {names = ["y", "s", "saved_0"]} : !plan.array<f32, [V, C]>, !plan.array<f32, [V]>, !plan.array<f32, [V]>
  plan.return %0#0, %0#1, %0#2 : !plan.array<f32, [V, C]>, !plan.array<f32, [V]>, !plan.array<f32, [V]>
}
plan.form @node_norm.vjp(%arg0: !plan.array<f32, [V, C]> {norm.axes = ["V", "C"], norm.name = "dy", norm.role = "cotangent", norm.storage = f32}, %arg1: !plan.array<f32, [V, C]> {norm.axes = ["V", "C"], norm.name = "x", norm.role = "input", norm.storage = f32}, %arg2: !plan.array<f32, []> {norm.axes = [], norm.first_value = 2.000000e+00 : f64, norm.name = "root", norm.optional = true, norm.role = "scalar", norm.storage = f32}, %arg3: !plan.array<f32, [V]> {norm.axes = ["V"], norm.name = "s", norm.role = "saved", norm.storage = f32}, %arg4: !plan.array<f32, [V]> {norm.axes = ["V"], norm.name = "saved_0", norm.role = "saved", norm.storage = f32}) -> (!plan.array<f32, [V, C]> {norm.axes = ["V", "C"], norm.name = "dx", norm.role = "gradient", norm.storage = f32}) attributes {areas_of_two = [], axes = [#plan.axis<V, plain>, #plan.axis<C, plain>], declaration = "node_norm", form = "vjp", refused = ["a kernel for each aggregate: 6.00 tensors", "not fused: dx needs sum, which the first traversal completes"]} {
  %0 = plan.kernel @dx for [V] placed {lanes = "C", tasks = [#plan.block<V by 16 as V>]} {
    %1 = hold %arg0 : <f32, [V, C]>
    %2 = hold %arg1 : <f32, [V, C]>
    %3:2 = traverse [C] (%1[V, C] : !plan.array<f32, [V, C]>, %2[V, C] : !plan.array<f32, [V, C]>) accumulate (sum [], sum []) placed {order = ["C"]} {
    ^bb0(%arg5: f32, %arg6: f32):
      %6 = mulf %arg5, %arg6 : f32
      plan.yield %6, %arg6 : f32, f32
    } {names = ["sum", "sum2"]} : !plan.array<f32, []>, !plan.array<f32, []>
    %4:3 = traverse [] (%arg4[V] : !plan.array<f32, [V]>, %3#1[] : !plan.array<f32, []>, %arg2[] : !plan.array<f32, []>, %3#0[] : !plan.array<f32, []>, %arg3[V] : !plan.array<f32, [V]>) {
    ^bb0(%arg5: f32, %arg6: f32, %arg7: f32, %arg8: f32, %arg9: f32):
      %cst = constant 1.000000e+00 : f32
      %6 = divf %cst, %arg5 : f32
      %7 = plan.extent "C"
      %8 = sitofp %7 : i64 to f32
      %cst_0 = constant 0.000000e+00 : f32
      %9 = cmpf oeq, %8, %cst_0 : f32
      %10 = select %9, %cst, %8 : f32
      %11 = divf %arg6, %10 : f32
      %cst_1 = constant 2.000000e+00 : f32
      %12 = divf %cst, %arg7 : f32
      %13 = cmpf oeq, %cst_0, %12 : f32
      %14 = mulf %6, %arg8 : f32
      %15 = divf %14, %arg5 : f32
      %16 = subf %12, %cst : f32
      %17 = cmpf oeq, %16, %cst_0 : f32
      %18 = math.log %arg9 : f32
      %19 = mulf %16, %18 : f32
      %20 = math.exp %19 : f32
      %21 = select %17, %cst, %20 : f32
      %22 = mulf %12, %21 : f32
      %23 = mulf %15, %22 : f32
      %24 = negf %23 : f32
      %25 = select %13, %cst_0, %24 : f32
      %cst_2 = constant 5.000000e-01 : f32
      %26 = divf %cst_2, %arg9 : f32
      %27 = mulf %25, %26 : f32
      %28 = mulf %cst_1, %27 : f32
      %29 = divf %28, %8 : f32
      plan.yield %6, %11, %29 : f32, f32, f32
    } : !plan.array<f32, []>, !plan.array<f32, []>, !plan.array<f32, []>
    %5 = traverse [C] (%1[V, C] : !plan.array<f32, [V, C]>, %arg4[V] : !plan.array<f32, [V]>, %arg2[] : !plan.array<f32, []>, %3#0[] : !plan.array<f32, []>, %arg3[V] : !plan.array<f32, [V]>, %2[V, C] : !plan.array<f32, [V, C]>, %4#0[] : !plan.array<f32, []>, %4#1[] : !plan.array<f32, []>, %4#2[] : !plan.array<f32, []>) placed {order = ["C"], store = "stream"} {
    ^bb0(%arg5: f32, %arg6: f32, %arg7: f32, %arg8: f32, %arg9: f32, %arg10: f32, %arg11: f32, %arg12: f32, %arg13: f32):
      %cst = constant 1.000000e+00 : f32
      %6 = mulf %arg5, %arg11 : f32
      %cst_0 = constant 0.000000e+00 : f32
      %7 = divf %cst, %arg7 : f32
      %8 = cmpf oeq, %cst_0, %7 : f32
      %9 = mulf %arg11, %arg8 : f32
      %10 = divf %9, %arg6 : f32
      %11 = subf %7, %cst : f32
      %12 = math.log %arg9 : f32
      %13 = mulf %11, %12 : f32
      %14 = math.exp %13 : f32
      %15 = cmpf oeq, %11, %cst_0 : f32
      %16 = select %15, %cst, %14 : f32
      %17 = mulf %7, %16 : f32
      %18 = mulf %10, %17 : f32
      %19 = negf %18 : f32
      %20 = select %8, %cst_0, %19 : f32
      %cst_1 = constant 5.000000e-01 : f32
      %21 = divf %cst_1, %arg9 : f32
      %22 = plan.extent "C"
      %23 = sitofp %22 : i64 to f32
      %24 = subf %arg10, %arg12 : f32
      %25 = mulf %arg13, %24 : f32
      %26 = addf %6, %25 : f32
      plan.yield %26 : f32
    } {names = ["dx"]} : !plan.array<f32, [C]>
    return %5 : !plan.array<f32, [C]>
  } {names = ["dx"]} : !plan.array<f32, [V, C]>
  plan.return %0 : !plan.array<f32, [V, C]>
}
