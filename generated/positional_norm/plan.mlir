// norma show positional_norm --emit plan
plan.form @positional_norm.training(%arg0: !plan.array<f32, [N, C, "..."]> {norm.axes = ["N", "C", "..."], norm.name = "x", norm.role = "input", norm.storage = f32}, %arg1: !plan.array<f32, []> {norm.axes = [], norm.first_value = 1.000000e-05 : f64, norm.name = "eps", norm.optional = true, norm.role = "scalar", norm.storage = f32}) -> (!plan.array<f32, [N, C, "..."]> {norm.axes = ["N", "C", "..."], norm.name = "y", norm.role = "output", norm.storage = f32}, !plan.array<f32, [N, "..."]> {norm.axes = ["N", "..."], norm.name = "m", norm.role = "output", norm.storage = f32}, !plan.array<f32, [N, "..."]> {norm.axes = ["N", "..."], norm.name = "s", norm.role = "output", norm.storage = f32}, !plan.array<f32, [N, "..."]> {norm.axes = ["N", "..."], norm.name = "saved_0", norm.role = "saved", norm.storage = f32}, !plan.array<f32, [N, "..."]> {norm.axes = ["N", "..."], norm.name = "saved_1", norm.role = "saved", norm.storage = f32}) attributes {areas_of_two = [["C"]], axes = [#plan.axis<N, plain>, #plan.axis<C, plain>, #plan.axis<"...", pack>], declaration = "positional_norm", form = "training", refused = ["areas one by one: 3.00 tensors", "a kernel for each aggregate: 3.00 tensors", "not fused: y needs moments, which the first traversal completes"]} {
  %0:3 = plan.kernel @y for [N] placed {lanes = "...", tasks = [#plan.block<N by 16 as N>]} {
    %1 = hold %arg0 : <f32, [N, C, "..."]>
    %2 = traverse [C, "..."] (%1[N, C, "..."] : !plan.array<f32, [N, C, "..."]>) accumulate (moments ["..."]) placed {order = ["C", "..."]} {
    ^bb0(%arg2: f32):
      plan.yield %arg2 : f32
    } {names = ["moments"]} : !plan.array<!plan.moments<f32>, ["..."]>
    %3:2 = traverse ["..."] (%2["..."] : !plan.array<!plan.moments<f32>, ["..."]>, %arg1[] : !plan.array<f32, []>) placed {order = ["..."]} {
    ^bb0(%arg2: !plan.moments<f32>, %arg3: f32):
      %5 = plan.project "mean" of %arg2 : !plan.moments<f32> -> f32
      %6 = plan.project "m2" of %arg2 : !plan.moments<f32> -> f32
      %7 = plan.project "count" of %arg2 : !plan.moments<f32> -> f32
      %cst = constant 1.000000e+00 : f32
      %8 = subf %7, %cst : f32
      %9 = divf %6, %8 : f32
      %10 = addf %arg3, %9 : f32
      %11 = math.sqrt %10 : f32
      plan.yield %5, %11 : f32, f32
    } {names = ["m", "s"]} : !plan.array<f32, ["..."]>, !plan.array<f32, ["..."]>
    %4 = traverse [C, "..."] (%1[N, C, "..."] : !plan.array<f32, [N, C, "..."]>, %2["..."] : !plan.array<!plan.moments<f32>, ["..."]>, %3#0["..."] : !plan.array<f32, ["..."]>, %3#1["..."] : !plan.array<f32, ["..."]>) placed {order = ["C", "..."], store = "stream"} {
    ^bb0(%arg2: f32, %arg3: !plan.moments<f32>, %arg4: f32, %arg5: f32):
      %5 = subf %arg2, %arg4 : f32
      %6 = plan.project "count" of %arg3 : !plan.moments<f32> -> f32
      %cst = constant 1.000000e+00 : f32
      %7 = divf %5, %arg5 : f32
      plan.yield %7 : f32
    } {names = ["y"]} : !plan.array<f32, [C, "..."]>
    return %4, %3#0, %3#1 : !plan.array<f32, [C, "..."]>, !plan.array<f32, ["..."]>, !plan.array<f32, ["..."]>
  } {names = ["y", "m", "s"]} : !plan.array<f32, [N, C, "..."]>, !plan.array<f32, [N, "..."]>, !plan.array<f32, [N, "..."]>
  plan.return %0#0, %0#1, %0#2, %0#1, %0#2 : !plan.array<f32, [N, C, "..."]>, !plan.array<f32, [N, "..."]>, !plan.array<f32, [N, "..."]>, !plan.array<f32, [N, "..."]>, !plan.array<f32, [N, "..."]>
}
plan.form @positional_norm.vjp(%arg0: !plan.array<f32, [N, C, "..."]> {norm.axes = ["N", "C", "..."], norm.name = "dy", norm.role = "cotangent", norm.storage = f32}, %arg1: !plan.array<f32, [N, "..."]> {norm.axes = ["N", "..."], norm.name = "dm", norm.role = "cotangent", norm.storage = f32}, %arg2: !plan.array<f32, [N, "..."]> {norm.axes = ["N", "..."], norm.name = "ds", norm.role = "cotangent", norm.storage = f32}, %arg3: !plan.array<f32, [N, C, "..."]> {norm.axes = ["N", "C", "..."], norm.name = "x", norm.role = "input", norm.storage = f32}, %arg4: !plan.array<f32, [N, "..."]> {norm.axes = ["N", "..."], norm.name = "saved_0", norm.role = "saved", norm.storage = f32}, %arg5: !plan.array<f32, [N, "..."]> {norm.axes = ["N", "..."], norm.name = "saved_1", norm.role = "saved", norm.storage = f32}) -> (!plan.array<f32, [N, C, "..."]> {norm.axes = ["N", "C", "..."], norm.name = "dx", norm.role = "gradient", norm.storage = f32}) attributes {areas_of_two = [], axes = [#plan.axis<N, plain>, #plan.axis<C, plain>, #plan.axis<"...", pack>], declaration = "positional_norm", form = "vjp", refused = ["areas one by one: 5.00 tensors", "a kernel for each aggregate: 6.00 tensors", "not fused: dx needs sum, which the first traversal completes"]} {
  %0 = plan.kernel @dx for [N] placed {lanes = "...", tasks = [#plan.block<N by 16 as N>]} {
    %1 = hold %arg0 : <f32, [N, C, "..."]>
    %2 = hold %arg3 : <f32, [N, C, "..."]>
    %3:2 = traverse [C, "..."] (%1[N, C, "..."] : !plan.array<f32, [N, C, "..."]>, %2[N, C, "..."] : !plan.array<f32, [N, C, "..."]>, %arg4[N, "..."] : !plan.array<f32, [N, "..."]>) accumulate (sum ["..."], sum ["..."]) placed {order = ["C", "..."]} {
    ^bb0(%arg6: f32, %arg7: f32, %arg8: f32):
      %6 = subf %arg7, %arg8 : f32
      %7 = mulf %arg6, %6 : f32
      plan.yield %7, %arg6 : f32, f32
    } {names = ["sum", "sum2"]} : !plan.array<f32, ["..."]>, !plan.array<f32, ["..."]>
    %4:3 = traverse ["..."] (%arg5[N, "..."] : !plan.array<f32, [N, "..."]>, %arg2[N, "..."] : !plan.array<f32, [N, "..."]>, %3#0["..."] : !plan.array<f32, ["..."]>, %arg1[N, "..."] : !plan.array<f32, [N, "..."]>, %3#1["..."] : !plan.array<f32, ["..."]>) placed {order = ["..."]} {
    ^bb0(%arg6: f32, %arg7: f32, %arg8: f32, %arg9: f32, %arg10: f32):
      %cst = constant 1.000000e+00 : f32
      %6 = divf %cst, %arg6 : f32
      %cst_0 = constant 2.000000e+00 : f32
      %7 = mulf %6, %arg8 : f32
      %8 = divf %7, %arg6 : f32
      %9 = subf %arg7, %8 : f32
      %cst_1 = constant 5.000000e-01 : f32
      %10 = divf %cst_1, %arg6 : f32
      %11 = mulf %9, %10 : f32
      %12 = mulf %cst_0, %11 : f32
      %13 = plan.extent "C"
      %14 = sitofp %13 : i64 to f32
      %15 = subf %14, %cst : f32
      %16 = divf %12, %15 : f32
      %17 = mulf %6, %arg10 : f32
      %18 = subf %arg9, %17 : f32
      %19 = divf %18, %14 : f32
      plan.yield %6, %16, %19 : f32, f32, f32
    } : !plan.array<f32, ["..."]>, !plan.array<f32, ["..."]>, !plan.array<f32, ["..."]>
    %5 = traverse [C, "..."] (%1[N, C, "..."] : !plan.array<f32, [N, C, "..."]>, %2[N, C, "..."] : !plan.array<f32, [N, C, "..."]>, %arg4[N, "..."] : !plan.array<f32, [N, "..."]>, %4#0["..."] : !plan.array<f32, ["..."]>, %4#1["..."] : !plan.array<f32, ["..."]>, %4#2["..."] : !plan.array<f32, ["..."]>) placed {order = ["C", "..."], store = "stream"} {
    ^bb0(%arg6: f32, %arg7: f32, %arg8: f32, %arg9: f32, %arg10: f32, %arg11: f32):
      %6 = mulf %arg6, %arg9 : f32
      %7 = subf %arg7, %arg8 : f32
      %8 = mulf %7, %arg10 : f32
      %9 = addf %6, %8 : f32
      %10 = addf %9, %arg11 : f32
      plan.yield %10 : f32
    } {names = ["dx"]} : !plan.array<f32, [C, "..."]>
    return %5 : !plan.array<f32, [C, "..."]>
  } {names = ["dx"]} : !plan.array<f32, [N, C, "..."]>
  plan.return %0 : !plan.array<f32, [N, C, "..."]>
}
