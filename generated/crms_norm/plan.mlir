// norma show crms_norm --emit plan
plan.form @crms_norm.training(%arg0: !plan.array<f32, ["...", C]> {norm.axes = ["...", "C"], norm.name = "x", norm.role = "input", norm.storage = f32}, %arg1: !plan.array<f32, []> {norm.axes = [], norm.first_value = 1.000000e-05 : f64, norm.name = "eps", norm.optional = true, norm.role = "scalar", norm.storage = f32}) -> (!plan.array<f32, ["...", C]> {norm.axes = ["...", "C"], norm.name = "y", norm.role = "output", norm.storage = f32}, !plan.array<f32, ["..."]> {norm.axes = ["..."], norm.name = "q", norm.role = "statistic", norm.storage = f32}, !plan.array<f32, ["..."]> {norm.axes = ["..."], norm.name = "saved_0", norm.role = "saved", norm.storage = f32}, !plan.array<f32, ["..."]> {norm.axes = ["..."], norm.name = "r", norm.role = "saved", norm.storage = f32}) attributes {areas_of_two = [], axes = [#plan.axis<"...", pack>, #plan.axis<C, plain>], declaration = "crms_norm", form = "training", refused = ["a kernel for each aggregate: 4.00 tensors", "not fused: y needs sum, which the first traversal completes"]} {
  %0:4 = plan.kernel @y for ["..."] placed {lanes = "C", tasks = [#plan.block<"..." by 16 as "...">]} {
    %1 = hold %arg0 : <f32, ["...", C]>
    %2:2 = traverse [C] (%1["...", C] : !plan.array<f32, ["...", C]>) accumulate (sum [], sum []) placed {order = ["C"]} {
    ^bb0(%arg2: f32):
      %5 = mulf %arg2, %arg2 : f32
      plan.yield %5, %arg2 : f32, f32
    } {names = ["sum", "sum2"]} : !plan.array<f32, []>, !plan.array<f32, []>
    %3:2 = traverse [] (%arg1[] : !plan.array<f32, []>, %2#0[] : !plan.array<f32, []>, %2#1[] : !plan.array<f32, []>) {
    ^bb0(%arg2: f32, %arg3: f32, %arg4: f32):
      %cst = constant 1.000000e+00 : f32
      %5 = mulf %arg4, %arg4 : f32
      %6 = addf %arg3, %5 : f32
      %c1_i64 = constant 1 : i64
      %7 = plan.extent "C"
      %8 = addi %c1_i64, %7 : i64
      %9 = sitofp %8 : i64 to f32
      %10 = divf %6, %9 : f32
      %11 = addf %arg2, %10 : f32
      %12 = math.sqrt %11 : f32
      %13 = divf %cst, %12 : f32
      plan.yield %13, %10 : f32, f32
    } {names = ["", "q"]} : !plan.array<f32, []>, !plan.array<f32, []>
    %4 = traverse [C] (%1["...", C] : !plan.array<f32, ["...", C]>, %2#0[] : !plan.array<f32, []>, %2#1[] : !plan.array<f32, []>, %3#0[] : !plan.array<f32, []>) placed {order = ["C"], store = "stream"} {
    ^bb0(%arg2: f32, %arg3: f32, %arg4: f32, %arg5: f32):
      %5 = mulf %arg4, %arg4 : f32
      %6 = addf %arg3, %5 : f32
      %c1_i64 = constant 1 : i64
      %7 = plan.extent "C"
      %8 = addi %c1_i64, %7 : i64
      %9 = sitofp %8 : i64 to f32
      %10 = mulf %arg2, %arg5 : f32
      plan.yield %10 : f32
    } {names = ["y"]} : !plan.array<f32, [C]>
    return %2#1, %4, %3#1, %3#0 : !plan.array<f32, []>, !plan.array<f32, [C]>, !plan.array<f32, []>, !plan.array<f32, []>
  } {names = ["sum2", "y", "q", "r"]} : !plan.array<f32, ["..."]>, !plan.array<f32, ["...", C]>, !plan.array<f32, ["..."]>, !plan.array<f32, ["..."]>
  plan.return %0#1, %0#2, %0#0, %0#3 : !plan.array<f32, ["...", C]>, !plan.array<f32, ["..."]>, !plan.array<f32, ["..."]>, !plan.array<f32, ["..."]>
}
plan.form @crms_norm.vjp(%arg0: !plan.array<f32, ["...", C]> {norm.axes = ["...", "C"], norm.name = "dy", norm.role = "cotangent", norm.storage = f32}, %arg1: !plan.array<f32, ["...", C]> {norm.axes = ["...", "C"], norm.name = "x", norm.role = "input", norm.storage = f32}, %arg2: !plan.array<f32, ["..."]> {norm.axes = ["..."], norm.name = "saved_0", norm.role = "saved", norm.storage = f32}, %arg3: !plan.array<f32, ["..."]> {norm.axes = ["..."], norm.name = "r", norm.role = "saved", norm.storage = f32}) -> (!plan.array<f32, ["...", C]> {norm.axes = ["...", "C"], norm.name = "dx", norm.role = "gradient", norm.storage = f32}) attributes {areas_of_two = [], axes = [#plan.axis<"...", pack>, #plan.axis<C, plain>], declaration = "crms_norm", form = "vjp", refused = ["a kernel for each aggregate: 5.00 tensors", "not fused: dx needs sum, which the first traversal completes"]} {
  %0 = plan.kernel @dx for ["..."] placed {lanes = "C", tasks = [#plan.block<"..." by 16 as "...">]} {
    %1 = hold %arg0 : <f32, ["...", C]>
    %2 = hold %arg1 : <f32, ["...", C]>
    %3 = traverse [C] (%1["...", C] : !plan.array<f32, ["...", C]>, %2["...", C] : !plan.array<f32, ["...", C]>) accumulate (sum []) placed {order = ["C"]} {
    ^bb0(%arg4: f32, %arg5: f32):
      %6 = mulf %arg4, %arg5 : f32
      plan.yield %6 : f32
    } {names = ["sum"]} : !plan.array<f32, []>
    %4:2 = traverse [] (%arg3["..."] : !plan.array<f32, ["..."]>, %3[] : !plan.array<f32, []>, %arg2["..."] : !plan.array<f32, ["..."]>) {
    ^bb0(%arg4: f32, %arg5: f32, %arg6: f32):
      %cst = constant 5.000000e-01 : f32
      %cst_0 = constant 1.000000e+00 : f32
      %c1_i64 = constant 1 : i64
      %6 = plan.extent "C"
      %7 = addi %c1_i64, %6 : i64
      %8 = sitofp %7 : i64 to f32
      %9 = divf %cst_0, %8 : f32
      %10 = mulf %cst, %9 : f32
      %11 = mulf %arg4, %arg5 : f32
      %12 = mulf %arg4, %11 : f32
      %13 = mulf %arg4, %12 : f32
      %14 = mulf %10, %13 : f32
      %cst_1 = constant 2.000000e+00 : f32
      %15 = mulf %arg6, %cst_1 : f32
      %16 = mulf %14, %15 : f32
      %17 = mulf %cst_1, %14 : f32
      plan.yield %16, %17 : f32, f32
    } : !plan.array<f32, []>, !plan.array<f32, []>
    %5 = traverse [C] (%1["...", C] : !plan.array<f32, ["...", C]>, %arg3["..."] : !plan.array<f32, ["..."]>, %3[] : !plan.array<f32, []>, %2["...", C] : !plan.array<f32, ["...", C]>, %4#0[] : !plan.array<f32, []>, %4#1[] : !plan.array<f32, []>) placed {order = ["C"], store = "stream"} {
    ^bb0(%arg4: f32, %arg5: f32, %arg6: f32, %arg7: f32, %arg8: f32, %arg9: f32):
      %6 = mulf %arg4, %arg5 : f32
      %cst = constant 5.000000e-01 : f32
      %cst_0 = constant 1.000000e+00 : f32
      %c1_i64 = constant 1 : i64
      %7 = plan.extent "C"
      %8 = addi %c1_i64, %7 : i64
      %9 = sitofp %8 : i64 to f32
      %10 = divf %cst_0, %9 : f32
      %11 = mulf %arg5, %arg6 : f32
      %12 = mulf %arg5, %11 : f32
      %13 = subf %6, %arg8 : f32
      %14 = mulf %arg7, %arg9 : f32
      %15 = subf %13, %14 : f32
      plan.yield %15 : f32
    } {names = ["dx"]} : !plan.array<f32, [C]>
    return %5 : !plan.array<f32, [C]>
  } {names = ["dx"]} : !plan.array<f32, ["...", C]>
  plan.return %0 : !plan.array<f32, ["...", C]>
}
