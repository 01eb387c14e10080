// norma show layer_norm_simple --emit plan
plan.form @layer_norm_simple.training(%arg0: !plan.array<f32, ["...", C]> {norm.axes = ["...", "C"], norm.name = "x", norm.role = "input", norm.storage = f32}, %arg1: !plan.array<f32, []> {norm.axes = [], norm.first_value = 1.000000e-05 : f64, norm.name = "eps", norm.optional = true, norm.role = "scalar", norm.storage = f32}) -> (!plan.array<f32, ["...", C]> {norm.axes = ["...", "C"], norm.name = "y", norm.role = "output", norm.storage = f32}, !plan.array<f32, ["..."]> {norm.axes = ["..."], norm.name = "m", norm.role = "saved", norm.statistic, norm.storage = f32}, !plan.array<f32, ["..."]> {norm.axes = ["..."], norm.name = "v", norm.role = "statistic", norm.storage = f32}, !plan.array<f32, ["..."]> {norm.axes = ["..."], norm.name = "r", norm.role = "saved", norm.storage = f32}) attributes {areas_of_two = [], axes = [#plan.axis<"...", pack>, #plan.axis<C, plain>], declaration = "layer_norm_simple", form = "training", refused = ["a kernel for each aggregate: 3.00 tensors", "not fused: y needs moments, which the first traversal completes"]} {
  %0:4 = plan.kernel @y for ["..."] placed {lanes = "C", tasks = [#plan.block<"..." by 16 as "...">]} {
    %1 = hold %arg0 : <f32, ["...", C]>
    %2 = traverse [C] (%1["...", C] : !plan.array<f32, ["...", C]>) accumulate (moments []) placed {order = ["C"]} {
    ^bb0(%arg2: f32):
      plan.yield %arg2 : f32
    } {names = ["moments"]} : !plan.array<!plan.moments<f32>, []>
    %3:3 = traverse [] (%2[] : !plan.array<!plan.moments<f32>, []>, %arg1[] : !plan.array<f32, []>) {
    ^bb0(%arg2: !plan.moments<f32>, %arg3: f32):
      %5 = plan.project "mean" of %arg2 : !plan.moments<f32> -> f32
      %cst = constant 1.000000e+00 : f32
      %6 = plan.project "m2" of %arg2 : !plan.moments<f32> -> f32
      %7 = plan.project "count" of %arg2 : !plan.moments<f32> -> f32
      %cst_0 = constant 0.000000e+00 : f32
      %8 = cmpf oeq, %7, %cst_0 : f32
      %9 = select %8, %cst, %7 : f32
      %10 = divf %6, %9 : f32
      %11 = addf %arg3, %10 : f32
      %12 = math.sqrt %11 : f32
      %13 = divf %cst, %12 : f32
      plan.yield %5, %13, %10 : f32, f32, f32
    } {names = ["m", "", "v"]} : !plan.array<f32, []>, !plan.array<f32, []>, !plan.array<f32, []>
    %4 = traverse [C] (%1["...", C] : !plan.array<f32, ["...", C]>, %2[] : !plan.array<!plan.moments<f32>, []>, %3#0[] : !plan.array<f32, []>, %3#1[] : !plan.array<f32, []>) placed {order = ["C"], store = "stream"} {
    ^bb0(%arg2: f32, %arg3: !plan.moments<f32>, %arg4: f32, %arg5: f32):
      %5 = subf %arg2, %arg4 : f32
      %6 = plan.project "m2" of %arg3 : !plan.moments<f32> -> f32
      %7 = plan.project "count" of %arg3 : !plan.moments<f32> -> f32
      %cst = constant 0.000000e+00 : f32
      %cst_0 = constant 1.000000e+00 : f32
      %8 = cmpf oeq, %7, %cst : f32
      %9 = select %8, %cst_0, %7 : f32
      %10 = mulf %5, %arg5 : f32
      plan.yield %10 : f32
    } {names = ["y"]} : !plan.array<f32, [C]>
    return %4, %3#0, %3#2, %3#1 : !plan.array<f32, [C]>, !plan.array<f32, []>, !plan.array<f32, []>, !plan.array<f32, []>
  } {names = ["y", "m", "v", "r"]} : !plan.array<f32, ["...", C]>, !plan.array<f32, ["..."]>, !plan.array<f32, ["..."]>, !plan.array<f32, ["..."]>
  plan.return %0#0, %0#1, %0#2, %0#3 : !plan.array<f32, ["...", C]>, !plan.array<f32, ["..."]>, !plan.array<f32, ["..."]>, !plan.array<f32, ["..."]>
}
plan.form @layer_norm_simple.vjp(%arg0: !plan.array<f32, ["...", C]> {norm.axes = ["...", "C"], norm.name = "dy", norm.role = "cotangent", norm.storage = f32}, %arg1: !plan.array<f32, ["...", C]> {norm.axes = ["...", "C"], norm.name = "x", norm.role = "input", norm.storage = f32}, %arg2: !plan.array<f32, ["..."]> {norm.axes = ["..."], norm.name = "m", norm.role = "saved", norm.storage = f32}, %arg3: !plan.array<f32, ["..."]> {norm.axes = ["..."], norm.name = "r", norm.role = "saved", norm.storage = f32}) -> (!plan.array<f32, ["...", C]> {norm.axes = ["...", "C"], norm.name = "dx", norm.role = "gradient", norm.storage = f32}) attributes {areas_of_two = [], axes = [#plan.axis<"...", pack>, #plan.axis<C, plain>], declaration = "layer_norm_simple", form = "vjp", refused = ["a kernel for each aggregate: 6.00 tensors", "not fused: dx needs sum, which the first traversal completes"]} {
  %0 = plan.kernel @dx for ["..."] placed {lanes = "C", tasks = [#plan.block<"..." by 16 as "...">]} {
    %1 = hold %arg0 : <f32, ["...", C]>
    %2 = hold %arg1 : <f32, ["...", C]>
    %3:2 = traverse [C] (%1["...", C] : !plan.array<f32, ["...", C]>, %2["...", C] : !plan.array<f32, ["...", C]>, %arg2["..."] : !plan.array<f32, ["..."]>) accumulate (sum [], sum []) placed {order = ["C"]} {
    ^bb0(%arg4: f32, %arg5: f32, %arg6: f32):
      %6 = subf %arg5, %arg6 : f32
      %7 = mulf %arg4, %6 : f32
      plan.yield %7, %arg4 : f32, f32
    } {names = ["sum", "sum2"]} : !plan.array<f32, []>, !plan.array<f32, []>
    %4:2 = traverse [] (%arg3["..."] : !plan.array<f32, ["..."]>, %3#0[] : !plan.array<f32, []>, %3#1[] : !plan.array<f32, []>) {
    ^bb0(%arg4: f32, %arg5: f32, %arg6: f32):
      %6 = mulf %arg4, %arg5 : f32
      %7 = mulf %arg4, %6 : f32
      %8 = mulf %arg4, %7 : f32
      %9 = plan.extent "C"
      %10 = sitofp %9 : i64 to f32
      %11 = divf %8, %10 : f32
      %12 = mulf %arg4, %arg6 : f32
      %13 = divf %12, %10 : f32
      plan.yield %11, %13 : f32, f32
    } : !plan.array<f32, []>, !plan.array<f32, []>
    %5 = traverse [C] (%1["...", C] : !plan.array<f32, ["...", C]>, %arg3["..."] : !plan.array<f32, ["..."]>, %2["...", C] : !plan.array<f32, ["...", C]>, %arg2["..."] : !plan.array<f32, ["..."]>, %3#0[] : !plan.array<f32, []>, %4#0[] : !plan.array<f32, []>, %4#1[] : !plan.array<f32, []>) placed {order = ["C"], store = "stream"} {
    ^bb0(%arg4: f32, %arg5: f32, %arg6: f32, %arg7: f32, %arg8: f32, %arg9: f32, %arg10: f32):
      %6 = mulf %arg4, %arg5 : f32
      %7 = subf %arg6, %arg7 : f32
      %8 = mulf %arg5, %arg8 : f32
      %9 = mulf %7, %arg9 : f32
      %10 = subf %6, %9 : f32
      %11 = subf %10, %arg10 : f32
      plan.yield %11 : f32
    } {names = ["dx"]} : !plan.array<f32, [C]>
    return %5 : !plan.array<f32, [C]>
  } {names = ["dx"]} : !plan.array<f32, ["...", C]>
  plan.return %0 : !plan.array<f32, ["...", C]>
}
