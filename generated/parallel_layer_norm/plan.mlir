// norma show parallel_layer_norm --emit plan
plan.form @parallel_layer_norm.training(%arg0: !plan.array<f32, ["...", G, D]> {norm.axes = ["...", "C"], norm.name = "x", norm.role = "input", norm.storage = f32}, %arg1: !plan.array<f32, [G, D]> {norm.axes = ["C"], norm.first_value = 1.000000e+00 : f64, norm.name = "gamma", norm.optional = true, norm.role = "parameter", norm.storage = f32}, %arg2: !plan.array<f32, [G, D]> {norm.axes = ["C"], norm.first_value = 0.000000e+00 : f64, norm.name = "beta", norm.optional = true, norm.role = "parameter", norm.storage = f32}, %arg3: !plan.array<f32, []> {norm.axes = [], norm.first_value = 1.000000e-05 : f64, norm.name = "eps", norm.optional = true, norm.role = "scalar", norm.storage = f32}) -> (!plan.array<f32, ["...", G, D]> {norm.axes = ["...", "C"], norm.name = "y", norm.role = "output", norm.storage = f32}, !plan.array<f32, ["...", G]> {norm.axes = ["...", "G"], norm.name = "m", norm.role = "saved", norm.statistic, norm.storage = f32}, !plan.array<f32, ["...", G]> {norm.axes = ["...", "G"], norm.name = "v", norm.role = "statistic", norm.storage = f32}, !plan.array<f32, ["...", G]> {norm.axes = ["...", "G"], norm.name = "r", norm.role = "saved", norm.storage = f32}) attributes {areas_of_two = [], axes = [#plan.axis<"...", pack>, #plan.axis<C, composite, factors = [G, D]>, #plan.axis<G, plain>, #plan.axis<D, plain, extent = 8>], declaration = "parallel_layer_norm", form = "training", refused = ["a kernel for each aggregate: 3.00 tensors", "not fused: y needs moments, which the first traversal completes"]} {
  %0:4 = plan.kernel @y for ["...", G] placed {lanes = "D", tasks = [#plan.block<"..." by 1 as "...">, #plan.block<G by 2048 as G>]} {
    %1 = hold %arg0 placed {level = "L1"} : <f32, ["...", G, D]>
    %2 = traverse [D] (%1["...", G, D] : !plan.array<f32, ["...", G, D]>) accumulate (moments []) placed {order = ["D"]} {
    ^bb0(%arg4: f32):
      plan.yield %arg4 : f32
    } {names = ["moments"]} : !plan.array<!plan.moments<f32>, []>
    %3:3 = traverse [] (%2[] : !plan.array<!plan.moments<f32>, []>, %arg3[] : !plan.array<f32, []>) {
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
    } {names = ["m", "", "v"]} : !plan.array<f32, []>, !plan.array<f32, []>, !plan.array<f32, []>
    %4 = traverse [D] (%arg2[G, D] : !plan.array<f32, [G, D]>, %arg1[G, D] : !plan.array<f32, [G, D]>, %1["...", G, D] : !plan.array<f32, ["...", G, D]>, %2[] : !plan.array<!plan.moments<f32>, []>, %3#0[] : !plan.array<f32, []>, %3#1[] : !plan.array<f32, []>) placed {order = ["D"], store = "stream"} {
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
    } {names = ["y"]} : !plan.array<f32, [D]>
    return %4, %3#0, %3#2, %3#1 : !plan.array<f32, [D]>, !plan.array<f32, []>, !plan.array<f32, []>, !plan.array<f32, []>
  } {names = ["y", "m", "v", "r"]} : !plan.array<f32, ["...", G, D]>, !plan.array<f32, ["...", G]>, !plan.array<f32, ["...", G]>, !plan.array<f32, ["...", G]>
  plan.return %0#0, %0#1, %0#2, %0#3 : !plan.array<f32, ["...", G, D]>, !plan.array<f32, ["...", G]>, !plan.array<f32, ["...", G]>, !plan.array<f32, ["...", G]>
}
plan.form @parallel_layer_norm.vjp(%arg0: !plan.array<f32, ["...", G, D]> {norm.axes = ["...", "C"], norm.name = "dy", norm.role = "cotangent", norm.storage = f32}, %arg1: !plan.array<f32, ["...", G, D]> {norm.axes = ["...", "C"], norm.name = "x", norm.role = "input", norm.storage = f32}, %arg2: !plan.array<f32, [G, D]> {norm.axes = ["C"], norm.first_value = 1.000000e+00 : f64, norm.name = "gamma", norm.optional = true, norm.role = "parameter", norm.storage = f32}, %arg3: !plan.array<f32, ["...", G]> {norm.axes = ["...", "G"], norm.name = "m", norm.role = "saved", norm.storage = f32}, %arg4: !plan.array<f32, ["...", G]> {norm.axes = ["...", "G"], norm.name = "r", norm.role = "saved", norm.storage = f32}) -> (!plan.array<f32, ["...", G, D]> {norm.axes = ["...", "C"], norm.name = "dx", norm.role = "gradient", norm.storage = f32}, !plan.array<f32, [G, D]> {norm.axes = ["C"], norm.name = "dgamma", norm.role = "gradient", norm.storage = f32}, !plan.array<f32, [G, D]> {norm.axes = ["C"], norm.name = "dbeta", norm.role = "gradient", norm.storage = f32}) attributes {areas_of_two = [], axes = [#plan.axis<"...", pack>, #plan.axis<C, composite, factors = [G, D]>, #plan.axis<G, plain>, #plan.axis<D, plain, extent = 8>, #plan.axis<b, block, of = "...">], declaration = "parallel_layer_norm", form = "vjp", refused = ["separate dbeta, dgamma kernel: 5.00 tensors", "a kernel for each aggregate: 9.00 tensors", "not fused: dx needs sum, which the first traversal completes"]} {
  %0:3 = plan.kernel @dx for ["...", G] block ["..." by 64 as b] placed {lanes = "D", tasks = [#plan.block<"..." by 64 as b>, #plan.block<G by 2048 as G>]} {
    %2 = hold %arg1 placed {level = "L1"} : <f32, ["...", G, D]>
    %3 = hold %arg0 placed {level = "L1"} : <f32, ["...", G, D]>
    %4:4 = traverse [D] (%2["...", G, D] : !plan.array<f32, ["...", G, D]>, %arg3["...", G] : !plan.array<f32, ["...", G]>, %3["...", G, D] : !plan.array<f32, ["...", G, D]>, %arg2[G, D] : !plan.array<f32, [G, D]>, %arg4["...", G] : !plan.array<f32, ["...", G]>) accumulate (sum [], sum [], sum [G, D] across ["..."], sum [G, D] across ["..."]) placed {order = ["D"]} {
    ^bb0(%arg5: f32, %arg6: f32, %arg7: f32, %arg8: f32, %arg9: f32):
      %7 = subf %arg5, %arg6 : f32
      %8 = mulf %arg7, %arg8 : f32
      %9 = mulf %7, %8 : f32
      %10 = mulf %arg9, %7 : f32
      %11 = mulf %arg7, %10 : f32
      plan.yield %9, %8, %arg7, %11 : f32, f32, f32, f32
    } {names = ["sum", "sum2", "dbeta", "dgamma"]} : !plan.array<f32, []>, !plan.array<f32, []>, !plan.array<f32, [G, D]>, !plan.array<f32, [G, D]>
    %5:2 = traverse [] (%arg4["...", G] : !plan.array<f32, ["...", G]>, %4#0[] : !plan.array<f32, []>, %4#1[] : !plan.array<f32, []>) {
    ^bb0(%arg5: f32, %arg6: f32, %arg7: f32):
      %7 = mulf %arg5, %arg6 : f32
      %8 = mulf %arg5, %7 : f32
      %9 = mulf %arg5, %8 : f32
      %cst = constant 8.000000e+00 : f32
      %10 = divf %9, %cst : f32
      %11 = mulf %arg5, %arg7 : f32
      %12 = divf %11, %cst : f32
      plan.yield %10, %12 : f32, f32
    } : !plan.array<f32, []>, !plan.array<f32, []>
    %6 = traverse [D] (%arg4["...", G] : !plan.array<f32, ["...", G]>, %3["...", G, D] : !plan.array<f32, ["...", G, D]>, %arg2[G, D] : !plan.array<f32, [G, D]>, %2["...", G, D] : !plan.array<f32, ["...", G, D]>, %arg3["...", G] : !plan.array<f32, ["...", G]>, %4#0[] : !plan.array<f32, []>, %5#0[] : !plan.array<f32, []>, %5#1[] : !plan.array<f32, []>) placed {order = ["D"], store = "stream"} {
    ^bb0(%arg5: f32, %arg6: f32, %arg7: f32, %arg8: f32, %arg9: f32, %arg10: f32, %arg11: f32, %arg12: f32):
      %7 = mulf %arg6, %arg7 : f32
      %8 = mulf %arg5, %7 : f32
      %9 = subf %arg8, %arg9 : f32
      %10 = mulf %arg5, %arg10 : f32
      %11 = mulf %9, %arg11 : f32
      %12 = subf %8, %11 : f32
      %13 = subf %12, %arg12 : f32
      plan.yield %13 : f32
    } {names = ["dx"]} : !plan.array<f32, [D]>
    return %6, %4#2, %4#3 : !plan.array<f32, [D]>, !plan.array<f32, [G, D]>, !plan.array<f32, [G, D]>
  } {names = ["dx", "dbeta", "dgamma"]} : !plan.array<f32, ["...", G, D]>, !plan.array<f32, [b, G, D]>, !plan.array<f32, [b, G, D]>
  %1:2 = plan.kernel @combine for [G, D] placed {across, lanes = "D", tasks = [#plan.block<G by 1 as G>, #plan.block<D by 128 as D>]} {
    %2:2 = traverse [b] (%0#1[b, G, D] : !plan.array<f32, [b, G, D]>, %0#2[b, G, D] : !plan.array<f32, [b, G, D]>) accumulate (sum [], sum []) in_order placed {order = ["b"]} {
    ^bb0(%arg5: f32, %arg6: f32):
      plan.yield %arg5, %arg6 : f32, f32
    } {names = ["dbeta", "dgamma"]} : !plan.array<f32, []>, !plan.array<f32, []>
    return %2#0, %2#1 : !plan.array<f32, []>, !plan.array<f32, []>
  } {names = ["dbeta", "dgamma"]} : !plan.array<f32, [G, D]>, !plan.array<f32, [G, D]>
  plan.return %0#0, %1#1, %1#0 : !plan.array<f32, ["...", G, D]>, !plan.array<f32, [G, D]>, !plan.array<f32, [G, D]>
}
