// norma show rms_norm --emit plan
plan.form @rms_norm.training(%arg0: !plan.array<f32, ["...", C]> {norm.axes = ["...", "C"], norm.name = "x", norm.role = "input", norm.storage = f32}, %arg1: !plan.array<f32, [C]> {norm.axes = ["C"], norm.first_value = 1.000000e+00 : f64, norm.name = "gamma", norm.optional = true, norm.role = "parameter", norm.storage = f32}, %arg2: !plan.array<f32, []> {norm.axes = [], norm.first_value = 9.9999999999999995E-7 : f64, norm.name = "eps", norm.optional = true, norm.role = "scalar", norm.storage = f32}) -> (!plan.array<f32, ["...", C]> {norm.axes = ["...", "C"], norm.name = "y", norm.role = "output", norm.storage = f32}, !plan.array<f32, ["..."]> {norm.axes = ["..."], norm.name = "q", norm.role = "statistic", norm.storage = f32}, !plan.array<f32, ["..."]> {norm.axes = ["..."], norm.name = "r", norm.role = "saved", norm.storage = f32}) attributes {areas_of_two = [], axes = [#plan.axis<"...", pack>, #plan.axis<C, plain>], declaration = "rms_norm", form = "training", refused = ["a kernel for each aggregate: 3.00 tensors", "not fused: y needs sum, which the first traversal completes"]} {
  %0:3 = plan.kernel @y for ["..."] placed {lanes = "C", tasks = [#plan.block<"..." by 16 as "...">]} {
    %1 = hold %arg0 : <f32, ["...", C]>
    %2 = traverse [C] (%1["...", C] : !plan.array<f32, ["...", C]>) accumulate (sum []) placed {order = ["C"]} {
    ^bb0(%arg3: f32):
      %5 = mulf %arg3, %arg3 : f32
      plan.yield %5 : f32
    } {names = ["sum"]} : !plan.array<f32, []>
    %3:2 = traverse [] (%arg2[] : !plan.array<f32, []>, %2[] : !plan.array<f32, []>) {
    ^bb0(%arg3: f32, %arg4: f32):
      %cst = constant 1.000000e+00 : f32
      %5 = plan.extent "C"
      %6 = sitofp %5 : i64 to f32
      %cst_0 = constant 0.000000e+00 : f32
      %7 = cmpf oeq, %6, %cst_0 : f32
      %8 = select %7, %cst, %6 : f32
      %9 = divf %arg4, %8 : f32
      %10 = addf %arg3, %9 : f32
      %11 = math.sqrt %10 : f32
      %12 = divf %cst, %11 : f32
      plan.yield %12, %9 : f32, f32
    } {names = ["", "q"]} : !plan.array<f32, []>, !plan.array<f32, []>
    %4 = traverse [C] (%arg1[C] : !plan.array<f32, [C]>, %1["...", C] : !plan.array<f32, ["...", C]>, %3#0[] : !plan.array<f32, []>) placed {order = ["C"], store = "stream"} {
    ^bb0(%arg3: f32, %arg4: f32, %arg5: f32):
      %5 = plan.extent "C"
      %6 = sitofp %5 : i64 to f32
      %cst = constant 0.000000e+00 : f32
      %cst_0 = constant 1.000000e+00 : f32
      %7 = cmpf oeq, %6, %cst : f32
      %8 = mulf %arg4, %arg5 : f32
      %9 = mulf %arg3, %8 : f32
      plan.yield %9 : f32
    } {names = ["y"]} : !plan.array<f32, [C]>
    return %4, %3#1, %3#0 : !plan.array<f32, [C]>, !plan.array<f32, []>, !plan.array<f32, []>
  } {names = ["y", "q", "r"]} : !plan.array<f32, ["...", C]>, !plan.array<f32, ["..."]>, !plan.array<f32, ["..."]>
  plan.return %0#0, %0#1, %0#2 : !plan.array<f32, ["...", C]>, !plan.array<f32, ["..."]>, !plan.array<f32, ["..."]>
}
plan.form @rms_norm.vjp(%arg0: !plan.array<f32, ["...", C]> {norm.axes = ["...", "C"], norm.name = "dy", norm.role = "cotangent", norm.storage = f32}, %arg1: !plan.array<f32, ["...", C]> {norm.axes = ["...", "C"], norm.name = "x", norm.role = "input", norm.storage = f32}, %arg2: !plan.array<f32, [C]> {norm.axes = ["C"], norm.first_value = 1.000000e+00 : f64, norm.name = "gamma", norm.optional = true, norm.role = "parameter", norm.storage = f32}, %arg3: !plan.array<f32, ["..."]> {norm.axes = ["..."], norm.name = "r", norm.role = "saved", norm.storage = f32}) -> (!plan.array<f32, ["...", C]> {norm.axes = ["...", "C"], norm.name = "dx", norm.role = "gradient", norm.storage = f32}, !plan.array<f32, [C]> {norm.axes = ["C"], norm.name = "dgamma", norm.role = "gradient", norm.storage = f32}) attributes {areas_of_two = [], axes = [#plan.axis<"...", pack>, #plan.axis<C, plain>, #plan.axis<b, block, of = "...">], declaration = "rms_norm", form = "vjp", refused = ["separate dgamma kernel: 5.00 tensors", "a kernel for each aggregate: 7.00 tensors", "not fused: dx needs sum, which the first traversal completes"]} {
  %0:2 = plan.kernel @dx for ["..."] block ["..." by 64 as b] placed {lanes = "C", tasks = [#plan.block<"..." by 64 as b>]} {
    %2 = hold %arg1 : <f32, ["...", C]>
    %3 = hold %arg0 : <f32, ["...", C]>
    %4:2 = traverse [C] (%2["...", C] : !plan.array<f32, ["...", C]>, %3["...", C] : !plan.array<f32, ["...", C]>, %arg2[C] : !plan.array<f32, [C]>, %arg3["..."] : !plan.array<f32, ["..."]>) accumulate (sum [], sum [C] across ["..."]) placed {order = ["C"]} {
    ^bb0(%arg4: f32, %arg5: f32, %arg6: f32, %arg7: f32):
      %7 = mulf %arg5, %arg6 : f32
      %8 = mulf %arg4, %7 : f32
      %9 = mulf %arg4, %arg7 : f32
      %10 = mulf %arg5, %9 : f32
      plan.yield %8, %10 : f32, f32
    } {names = ["sum", "dgamma"]} : !plan.array<f32, []>, !plan.array<f32, [C]>
    %5 = traverse [] (%4#0[] : !plan.array<f32, []>, %arg3["..."] : !plan.array<f32, ["..."]>) {
    ^bb0(%arg4: f32, %arg5: f32):
      %cst = constant 2.000000e+00 : f32
      %cst_0 = constant 5.000000e-01 : f32
      %7 = mulf %arg5, %arg5 : f32
      %8 = mulf %arg5, %7 : f32
      %9 = mulf %cst_0, %8 : f32
      %10 = mulf %arg4, %9 : f32
      %11 = plan.extent "C"
      %12 = sitofp %11 : i64 to f32
      %13 = divf %10, %12 : f32
      %14 = mulf %cst, %13 : f32
      plan.yield %14 : f32
    } : !plan.array<f32, []>
    %6 = traverse [C] (%arg3["..."] : !plan.array<f32, ["..."]>, %3["...", C] : !plan.array<f32, ["...", C]>, %arg2[C] : !plan.array<f32, [C]>, %2["...", C] : !plan.array<f32, ["...", C]>, %4#0[] : !plan.array<f32, []>, %5[] : !plan.array<f32, []>) placed {order = ["C"], store = "stream"} {
    ^bb0(%arg4: f32, %arg5: f32, %arg6: f32, %arg7: f32, %arg8: f32, %arg9: f32):
      %7 = mulf %arg5, %arg6 : f32
      %8 = mulf %arg4, %7 : f32
      %cst = constant 5.000000e-01 : f32
      %9 = mulf %arg4, %arg4 : f32
      %10 = mulf %arg4, %9 : f32
      %11 = mulf %cst, %10 : f32
      %12 = mulf %arg8, %11 : f32
      %13 = plan.extent "C"
      %14 = sitofp %13 : i64 to f32
      %15 = mulf %arg7, %arg9 : f32
      %16 = subf %8, %15 : f32
      plan.yield %16 : f32
    } {names = ["dx"]} : !plan.array<f32, [C]>
    return %6, %4#1 : !plan.array<f32, [C]>, !plan.array<f32, [C]>
  } {names = ["dx", "dgamma"]} : !plan.array<f32, ["...", C]>, !plan.array<f32, [b, C]>
  %1 = plan.kernel @combine for [C] placed {across, lanes = "C", tasks = [#plan.block<C by 128 as C>]} {
    %2 = traverse [b] (%0#1[b, C] : !plan.array<f32, [b, C]>) accumulate (sum []) in_order placed {order = ["b"]} {
    ^bb0(%arg4: f32):
      plan.yield %arg4 : f32
    } {names = ["dgamma"]} : !plan.array<f32, []>
    return %2 : !plan.array<f32, []>
  } {names = ["dgamma"]} : !plan.array<f32, [C]>
  plan.return %0#0, %1 : !plan.array<f32, ["...", C]>, !plan.array<f32, [C]>
}
