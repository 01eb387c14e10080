// norma show head_norm --emit plan
plan.form @head_norm.training(%arg0: !plan.array<f32, ["...", H, D]> {norm.axes = ["...", "C"], norm.name = "x", norm.role = "input", norm.storage = f32}, %arg1: !plan.array<f32, [D]> {norm.axes = ["D"], norm.first_value = 1.000000e+00 : f64, norm.name = "gamma", norm.optional = true, norm.role = "parameter", norm.storage = f32}, %arg2: !plan.array<f32, []> {norm.axes = [], norm.first_value = 0.000000e+00 : f64, norm.name = "lambda_init", norm.optional = true, norm.role = "scalar", norm.storage = f32}, %arg3: !plan.array<f32, []> {norm.axes = [], norm.first_value = 1.000000e-05 : f64, norm.name = "eps", norm.optional = true, norm.role = "scalar", norm.storage = f32}) -> (!plan.array<f32, ["...", H, D]> {norm.axes = ["...", "C"], norm.name = "y", norm.role = "output", norm.storage = f32}, !plan.array<f32, ["...", H]> {norm.axes = ["...", "H"], norm.name = "q", norm.role = "statistic", norm.storage = f32}, !plan.array<f32, ["...", H]> {norm.axes = ["...", "H"], norm.name = "r", norm.role = "saved", norm.storage = f32}) attributes {areas_of_two = [], axes = [#plan.axis<"...", pack>, #plan.axis<C, composite, factors = [H, D]>, #plan.axis<H, plain, extent = 8>, #plan.axis<D, plain>], declaration = "head_norm", form = "training", refused = ["a kernel for each aggregate: 3.00 tensors", "not fused: y needs sum, which the first traversal completes"]} {
  %0:3 = plan.kernel @y for ["...", H] placed {lanes = "D", tasks = [#plan.block<"..." by 2 as "...">, #plan.block<H by 8 as H>]} {
    %1 = hold %arg0 : <f32, ["...", H, D]>
    %2 = traverse [D] (%1["...", H, D] : !plan.array<f32, ["...", H, D]>) accumulate (sum []) placed {order = ["D"]} {
    ^bb0(%arg4: f32):
      %5 = mulf %arg4, %arg4 : f32
      plan.yield %5 : f32
    } {names = ["sum"]} : !plan.array<f32, []>
    %3:3 = traverse [] (%arg2[] : !plan.array<f32, []>, %arg3[] : !plan.array<f32, []>, %2[] : !plan.array<f32, []>) {
    ^bb0(%arg4: f32, %arg5: f32, %arg6: f32):
      %cst = constant 1.000000e+00 : f32
      %5 = subf %cst, %arg4 : f32
      %6 = plan.extent "D"
      %7 = sitofp %6 : i64 to f32
      %cst_0 = constant 0.000000e+00 : f32
      %8 = cmpf oeq, %7, %cst_0 : f32
      %9 = select %8, %cst, %7 : f32
      %10 = divf %arg6, %9 : f32
      %11 = addf %arg5, %10 : f32
      %12 = math.sqrt %11 : f32
      %13 = divf %cst, %12 : f32
      plan.yield %5, %13, %10 : f32, f32, f32
    } {names = ["", "", "q"]} : !plan.array<f32, []>, !plan.array<f32, []>, !plan.array<f32, []>
    %4 = traverse [D] (%arg1[D] : !plan.array<f32, [D]>, %1["...", H, D] : !plan.array<f32, ["...", H, D]>, %3#0[] : !plan.array<f32, []>, %3#1[] : !plan.array<f32, []>) placed {order = ["D"], store = "stream"} {
    ^bb0(%arg4: f32, %arg5: f32, %arg6: f32, %arg7: f32):
      %cst = constant 1.000000e+00 : f32
      %5 = mulf %arg4, %arg6 : f32
      %6 = plan.extent "D"
      %7 = sitofp %6 : i64 to f32
      %cst_0 = constant 0.000000e+00 : f32
      %8 = cmpf oeq, %7, %cst_0 : f32
      %9 = mulf %arg5, %arg7 : f32
      %10 = mulf %5, %9 : f32
      plan.yield %10 : f32
    } {names = ["y"]} : !plan.array<f32, [D]>
    return %4, %3#2, %3#1 : !plan.array<f32, [D]>, !plan.array<f32, []>, !plan.array<f32, []>
  } {names = ["y", "q", "r"]} : !plan.array<f32, ["...", H, D]>, !plan.array<f32, ["...", H]>, !plan.array<f32, ["...", H]>
  plan.return %0#0, %0#1, %0#2 : !plan.array<f32, ["...", H, D]>, !plan.array<f32, ["...", H]>, !plan.array<f32, ["...", H]>
}
plan.form @head_norm.vjp(%arg0: !plan.array<f32, ["...", H, D]> {norm.axes = ["...", "C"], norm.name = "dy", norm.role = "cotangent", norm.storage = f32}, %arg1: !plan.array<f32, ["...", H, D]> {norm.axes = ["...", "C"], norm.name = "x", norm.role = "input", norm.storage = f32}, %arg2: !plan.array<f32, [D]> {norm.axes = ["D"], norm.first_value = 1.000000e+00 : f64, norm.name = "gamma", norm.optional = true, norm.role = "parameter", norm.storage = f32}, %arg3: !plan.array<f32, []> {norm.axes = [], norm.first_value = 0.000000e+00 : f64, norm.name = "lambda_init", norm.optional = true, norm.role = "scalar", norm.storage = f32}, %arg4: !plan.array<f32, ["...", H]> {norm.axes = ["...", "H"], norm.name = "r", norm.role = "saved", norm.storage = f32}) -> (!plan.array<f32, ["...", H, D]> {norm.axes = ["...", "C"], norm.name = "dx", norm.role = "gradient", norm.storage = f32}, !plan.array<f32, [D]> {norm.axes = ["D"], norm.name = "dgamma", norm.role = "gradient", norm.storage = f32}) attributes {areas_of_two = [], axes = [#plan.axis<"...", pack>, #plan.axis<C, composite, factors = [H, D]>, #plan.axis<H, plain, extent = 8>, #plan.axis<D, plain>, #plan.axis<b, block, of = "...">, #plan.axis<b2, block, of = H>], declaration = "head_norm", form = "vjp", refused = ["separate dgamma kernel: 5.00 tensors", "a kernel for each aggregate: 7.00 tensors", "not fused: dx needs sum2, which the first traversal completes"]} {
  %0:2 = plan.kernel @dx for ["...", H] block ["..." by 4 as b, H by 64 as b2] placed {lanes = "D", tasks = [#plan.block<"..." by 4 as b>, #plan.block<H by 64 as b2>]} {
    %2 = hold %arg1 : <f32, ["...", H, D]>
    %3 = hold %arg0 : <f32, ["...", H, D]>
    %4:2 = traverse [D] (%2["...", H, D] : !plan.array<f32, ["...", H, D]>, %3["...", H, D] : !plan.array<f32, ["...", H, D]>, %arg2[D] : !plan.array<f32, [D]>, %arg4["...", H] : !plan.array<f32, ["...", H]>) accumulate (sum [], sum [D] across ["...", H]) placed {order = ["D"]} {
    ^bb0(%arg5: f32, %arg6: f32, %arg7: f32, %arg8: f32):
      %7 = mulf %arg6, %arg7 : f32
      %8 = mulf %arg5, %7 : f32
      %9 = mulf %arg5, %arg8 : f32
      %10 = mulf %arg6, %9 : f32
      plan.yield %8, %10 : f32, f32
    } {names = ["sum2", "sum"]} : !plan.array<f32, []>, !plan.array<f32, [D]>
    %5:2 = traverse [] (%arg3[] : !plan.array<f32, []>, %arg4["...", H] : !plan.array<f32, ["...", H]>, %4#0[] : !plan.array<f32, []>) {
    ^bb0(%arg5: f32, %arg6: f32, %arg7: f32):
      %cst = constant 1.000000e+00 : f32
      %7 = subf %cst, %arg5 : f32
      %cst_0 = constant 2.000000e+00 : f32
      %cst_1 = constant 5.000000e-01 : f32
      %8 = mulf %cst_1, %7 : f32
      %9 = mulf %arg6, %arg7 : f32
      %10 = mulf %arg6, %9 : f32
      %11 = mulf %arg6, %10 : f32
      %12 = mulf %8, %11 : f32
      %13 = plan.extent "D"
      %14 = sitofp %13 : i64 to f32
      %15 = divf %12, %14 : f32
      %16 = mulf %cst_0, %15 : f32
      plan.yield %7, %16 : f32, f32
    } : !plan.array<f32, []>, !plan.array<f32, []>
    %6 = traverse [D] (%arg2[D] : !plan.array<f32, [D]>, %3["...", H, D] : !plan.array<f32, ["...", H, D]>, %arg4["...", H] : !plan.array<f32, ["...", H]>, %2["...", H, D] : !plan.array<f32, ["...", H, D]>, %4#0[] : !plan.array<f32, []>, %5#0[] : !plan.array<f32, []>, %5#1[] : !plan.array<f32, []>) placed {order = ["D"], store = "stream"} {
    ^bb0(%arg5: f32, %arg6: f32, %arg7: f32, %arg8: f32, %arg9: f32, %arg10: f32, %arg11: f32):
      %7 = mulf %arg5, %arg10 : f32
      %8 = mulf %arg6, %arg7 : f32
      %9 = mulf %7, %8 : f32
      %cst = constant 5.000000e-01 : f32
      %10 = mulf %cst, %arg10 : f32
      %11 = mulf %arg7, %arg9 : f32
      %12 = mulf %arg7, %11 : f32
      %13 = mulf %arg7, %12 : f32
      %14 = plan.extent "D"
      %15 = mulf %arg8, %arg11 : f32
      %16 = subf %9, %15 : f32
      plan.yield %16 : f32
    } {names = ["dx"]} : !plan.array<f32, [D]>
    return %6, %4#1 : !plan.array<f32, [D]>, !plan.array<f32, [D]>
  } {names = ["dx", "sum"]} : !plan.array<f32, ["...", H, D]>, !plan.array<f32, [b, b2, D]>
  %1 = plan.kernel @combine for [D] placed {across, lanes = "D", tasks = [#plan.block<D by 128 as D>]} {
    %2 = traverse [b, b2] (%0#1[b, b2, D] : !plan.array<f32, [b, b2, D]>) accumulate (sum []) in_order placed {order = ["b", "b2"]} {
    ^bb0(%arg5: f32):
      plan.yield %arg5 : f32
    } {names = ["sum"]} : !plan.array<f32, []>
    %3 = traverse [] (%arg3[] : !plan.array<f32, []>, %2[] : !plan.array<f32, []>) {
    ^bb0(%arg5: f32, %arg6: f32):
      %cst = constant 1.000000e+00 : f32
      %4 = subf %cst, %arg5 : f32
      %5 = mulf %4, %arg6 : f32
      plan.yield %5 : f32
    } {names = ["dgamma"]} : !plan.array<f32, []>
    return %3 : !plan.array<f32, []>
  } {names = ["dgamma"]} : !plan.array<f32, [D]>
  plan.return %0#0, %1 : !plan.array<f32, ["...", H, D]>, !plan.array<f32, [D]>
}
