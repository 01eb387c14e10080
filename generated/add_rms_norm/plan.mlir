// norma show add_rms_norm --emit plan
plan.form @add_rms_norm.training(%arg0: !plan.array<f32, ["...", C]> {norm.axes = ["...", "C"], norm.name = "x", norm.role = "input", norm.storage = f32}, %arg1: !plan.array<f32, ["...", C]> {norm.axes = ["...", "C"], norm.name = "residual", norm.role = "input", norm.storage = f32}, %arg2: !plan.array<f32, [C]> {norm.axes = ["C"], norm.first_value = 1.000000e+00 : f64, norm.name = "gamma", norm.optional = true, norm.role = "parameter", norm.storage = f32}, %arg3: !plan.array<f32, []> {norm.axes = [], norm.first_value = 9.9999999999999995E-7 : f64, norm.name = "eps", norm.optional = true, norm.role = "scalar", norm.storage = f32}) -> (!plan.array<f32, ["...", C]> {norm.axes = ["...", "C"], norm.name = "y", norm.role = "output", norm.storage = f32}, !plan.array<f32, ["...", C]> {norm.axes = ["...", "C"], norm.name = "h", norm.role = "output", norm.storage = f32}, !plan.array<f32, ["..."]> {norm.axes = ["..."], norm.name = "q", norm.role = "statistic", norm.storage = f32}, !plan.array<f32, ["..."]> {norm.axes = ["..."], norm.name = "r", norm.role = "saved", norm.storage = f32}) attributes {areas_of_two = [], axes = [#plan.axis<"...", pack>, #plan.axis<C, plain>], declaration = "add_rms_norm", form = "training", refused = ["a kernel for each aggregate: 8.00 tensors", "not fused: y needs sum, which the first traversal completes"]} {
  %0:4 = plan.kernel @y for ["..."] placed {lanes = "C", tasks = [#plan.block<"..." by 16 as "...">]} {
    %1 = hold %arg0 : <f32, ["...", C]>
    %2 = hold %arg1 : <f32, ["...", C]>
    %3:2 = traverse [C] (%1["...", C] : !plan.array<f32, ["...", C]>, %2["...", C] : !plan.array<f32, ["...", C]>) accumulate (sum []) placed {order = ["C"], store = "stream"} {
    ^bb0(%arg4: f32, %arg5: f32):
      %6 = addf %arg4, %arg5 : f32
      %7 = mulf %6, %6 : f32
      plan.yield %7, %6 : f32, f32
    } {names = ["sum", "h"]} : !plan.array<f32, []>, !plan.array<f32, [C]>
    %4:2 = traverse [] (%3#0[] : !plan.array<f32, []>, %arg3[] : !plan.array<f32, []>) {
    ^bb0(%arg4: f32, %arg5: f32):
      %6 = plan.extent "C"
      %7 = sitofp %6 : i64 to f32
      %cst = constant 0.000000e+00 : f32
      %cst_0 = constant 1.000000e+00 : f32
      %8 = cmpf oeq, %7, %cst : f32
      %9 = select %8, %cst_0, %7 : f32
      %10 = divf %arg4, %9 : f32
      %11 = addf %arg5, %10 : f32
      %12 = math.sqrt %11 : f32
      %13 = divf %cst_0, %12 : f32
      plan.yield %10, %13 : f32, f32
    } {names = ["q", "r"]} : !plan.array<f32, []>, !plan.array<f32, []>
    %5 = traverse [C] (%arg2[C] : !plan.array<f32, [C]>, %1["...", C] : !plan.array<f32, ["...", C]>, %2["...", C] : !plan.array<f32, ["...", C]>, %4#1[] : !plan.array<f32, []>) placed {order = ["C"], store = "stream"} {
    ^bb0(%arg4: f32, %arg5: f32, %arg6: f32, %arg7: f32):
      %6 = addf %arg5, %arg6 : f32
      %7 = plan.extent "C"
      %8 = sitofp %7 : i64 to f32
      %cst = constant 0.000000e+00 : f32
      %cst_0 = constant 1.000000e+00 : f32
      %9 = cmpf oeq, %8, %cst : f32
      %10 = mulf %6, %arg7 : f32
      %11 = mulf %arg4, %10 : f32
      plan.yield %11 : f32
    } {names = ["y"]} : !plan.array<f32, [C]>
    return %5, %3#1, %4#0, %4#1 : !plan.array<f32, [C]>, !plan.array<f32, [C]>, !plan.array<f32, []>, !plan.array<f32, []>
  } {names = ["y", "h", "q", "r"]} : !plan.array<f32, ["...", C]>, !plan.array<f32, ["...", C]>, !plan.array<f32, ["..."]>, !plan.array<f32, ["..."]>
  plan.return %0#0, %0#1, %0#2, %0#3 : !plan.array<f32, ["...", C]>, !plan.array<f32, ["...", C]>, !plan.array<f32, ["..."]>, !plan.array<f32, ["..."]>
}
plan.form @add_rms_norm.vjp(%arg0: !plan.array<f32, ["...", C]> {norm.axes = ["...", "C"], norm.name = "dy", norm.role = "cotangent", norm.storage = f32}, %arg1: !plan.array<f32, ["...", C]> {norm.axes = ["...", "C"], norm.name = "dh", norm.role = "cotangent", norm.storage = f32}, %arg2: !plan.array<f32, ["...", C]> {norm.axes = ["...", "C"], norm.name = "x", norm.role = "input", norm.storage = f32}, %arg3: !plan.array<f32, ["...", C]> {norm.axes = ["...", "C"], norm.name = "residual", norm.role = "input", norm.storage = f32}, %arg4: !plan.array<f32, [C]> {norm.axes = ["C"], norm.first_value = 1.000000e+00 : f64, norm.name = "gamma", norm.optional = true, norm.role = "parameter", norm.storage = f32}, %arg5: !plan.array<f32, ["..."]> {norm.axes = ["..."], norm.name = "r", norm.role = "saved", norm.storage = f32}) -> (!plan.array<f32, ["...", C]> {norm.axes = ["...", "C"], norm.name = "dx", norm.role = "gradient", norm.storage = f32}, !plan.array<f32, ["...", C]> {norm.axes = ["...", "C"], norm.name = "dresidual", norm.role = "gradient", norm.storage = f32}, !plan.array<f32, [C]> {norm.axes = ["C"], norm.name = "dgamma", norm.role = "gradient", norm.storage = f32}) attributes {areas_of_two = [], axes = [#plan.axis<"...", pack>, #plan.axis<C, plain>, #plan.axis<b, block, of = "...">], declaration = "add_rms_norm", form = "vjp", refused = ["separate dgamma kernel: 9.00 tensors", "a kernel for each aggregate: 16.00 tensors", "not fused: dx needs sum, which the first traversal completes", "not fused: dresidual needs sum, which the first traversal completes"]} {
  %0:2 = plan.kernel @dresidual for ["..."] block ["..." by 64 as b] placed {lanes = "C", tasks = [#plan.block<"..." by 64 as b>]} {
    %2 = hold %arg2 : <f32, ["...", C]>
    %3 = hold %arg3 : <f32, ["...", C]>
    %4 = hold %arg0 : <f32, ["...", C]>
    %5:2 = traverse [C] (%2["...", C] : !plan.array<f32, ["...", C]>, %3["...", C] : !plan.array<f32, ["...", C]>, %4["...", C] : !plan.array<f32, ["...", C]>, %arg4[C] : !plan.array<f32, [C]>, %arg5["..."] : !plan.array<f32, ["..."]>) accumulate (sum [], sum [C] across ["..."]) placed {order = ["C"]} {
    ^bb0(%arg6: f32, %arg7: f32, %arg8: f32, %arg9: f32, %arg10: f32):
      %8 = addf %arg6, %arg7 : f32
      %9 = mulf %arg8, %arg9 : f32
      %10 = mulf %8, %9 : f32
      %11 = mulf %arg10, %8 : f32
      %12 = mulf %arg8, %11 : f32
      plan.yield %10, %12 : f32, f32
    } {names = ["sum", "dgamma"]} : !plan.array<f32, []>, !plan.array<f32, [C]>
    %6 = traverse [] (%5#0[] : !plan.array<f32, []>, %arg5["..."] : !plan.array<f32, ["..."]>) {
    ^bb0(%arg6: f32, %arg7: f32):
      %cst = constant 2.000000e+00 : f32
      %cst_0 = constant 5.000000e-01 : f32
      %8 = mulf %arg7, %arg7 : f32
      %9 = mulf %arg7, %8 : f32
      %10 = mulf %cst_0, %9 : f32
      %11 = mulf %arg6, %10 : f32
      %12 = plan.extent "C"
      %13 = sitofp %12 : i64 to f32
      %14 = divf %11, %13 : f32
      %15 = mulf %cst, %14 : f32
      plan.yield %15 : f32
    } : !plan.array<f32, []>
    %7 = traverse [C] (%arg1["...", C] : !plan.array<f32, ["...", C]>, %arg5["..."] : !plan.array<f32, ["..."]>, %4["...", C] : !plan.array<f32, ["...", C]>, %arg4[C] : !plan.array<f32, [C]>, %2["...", C] : !plan.array<f32, ["...", C]>, %3["...", C] : !plan.array<f32, ["...", C]>, %5#0[] : !plan.array<f32, []>, %6[] : !plan.array<f32, []>) placed {order = ["C"], store = "stream"} {
    ^bb0(%arg6: f32, %arg7: f32, %arg8: f32, %arg9: f32, %arg10: f32, %arg11: f32, %arg12: f32, %arg13: f32):
      %8 = mulf %arg8, %arg9 : f32
      %9 = mulf %arg7, %8 : f32
      %10 = addf %arg6, %9 : f32
      %11 = addf %arg10, %arg11 : f32
      %cst = constant 5.000000e-01 : f32
      %12 = mulf %arg7, %arg7 : f32
      %13 = mulf %arg7, %12 : f32
      %14 = mulf %cst, %13 : f32
      %15 = mulf %arg12, %14 : f32
      %16 = plan.extent "C"
      %17 = sitofp %16 : i64 to f32
      %18 = mulf %11, %arg13 : f32
      %19 = subf %10, %18 : f32
      plan.yield %19 : f32
    } {names = ["dx"]} : !plan.array<f32, [C]>
    return %7, %5#1 : !plan.array<f32, [C]>, !plan.array<f32, [C]>
  } {names = ["dx", "dgamma"]} : !plan.array<f32, ["...", C]>, !plan.array<f32, [b, C]>
  %1 = plan.kernel @combine for [C] placed {across, lanes = "C", tasks = [#plan.block<C by 128 as C>]} {
    %2 = traverse [b] (%0#1[b, C] : !plan.array<f32, [b, C]>) accumulate (sum []) in_order placed {order = ["b"]} {
    ^bb0(%arg6: f32):
      plan.yield %arg6 : f32
    } {names = ["dgamma"]} : !plan.array<f32, []>
    return %2 : !plan.array<f32, []>
  } {names = ["dgamma"]} : !plan.array<f32, [C]>
  plan.return %0#0, %0#0, %1 : !plan.array<f32, ["...", C]>, !plan.array<f32, ["...", C]>, !plan.array<f32, [C]>
}
