// norma show filter_response_norm --emit plan
plan.form @filter_response_norm.training(%arg0: !plan.array<f32, [N, C, "..."]> {norm.axes = ["N", "C", "..."], norm.name = "x", norm.role = "input", norm.storage = f32}, %arg1: !plan.array<f32, [C]> {norm.axes = ["C"], norm.first_value = 1.000000e+00 : f64, norm.name = "gamma", norm.optional = true, norm.role = "parameter", norm.storage = f32}, %arg2: !plan.array<f32, [C]> {norm.axes = ["C"], norm.first_value = 0.000000e+00 : f64, norm.name = "beta", norm.optional = true, norm.role = "parameter", norm.storage = f32}, %arg3: !plan.array<f32, []> {norm.axes = [], norm.first_value = 9.9999999999999995E-7 : f64, norm.name = "eps", norm.optional = true, norm.role = "scalar", norm.storage = f32}) -> (!plan.array<f32, [N, C, "..."]> {norm.axes = ["N", "C", "..."], norm.name = "y", norm.role = "output", norm.storage = f32}, !plan.array<f32, [N, C]> {norm.axes = ["N", "C"], norm.name = "q", norm.role = "statistic", norm.storage = f32}, !plan.array<f32, [N, C]> {norm.axes = ["N", "C"], norm.name = "r", norm.role = "saved", norm.storage = f32}) attributes {areas_of_two = [], axes = [#plan.axis<N, plain>, #plan.axis<C, plain>, #plan.axis<"...", pack>], declaration = "filter_response_norm", form = "training", refused = ["a kernel for each aggregate: 3.00 tensors", "not fused: y needs sum, which the first traversal completes"]} {
  %0:3 = plan.kernel @y for [N, C] placed {lanes = "...", tasks = [#plan.block<N by 1 as N>, #plan.block<C by 16 as C>]} {
    %1 = hold %arg0 : <f32, [N, C, "..."]>
    %2 = traverse ["..."] (%1[N, C, "..."] : !plan.array<f32, [N, C, "..."]>) accumulate (sum []) placed {order = ["..."]} {
    ^bb0(%arg4: f32):
      %5 = mulf %arg4, %arg4 : f32
      plan.yield %5 : f32
    } {names = ["sum"]} : !plan.array<f32, []>
    %3:3 = traverse [] (%arg1[C] : !plan.array<f32, [C]>, %arg3[] : !plan.array<f32, []>, %2[] : !plan.array<f32, []>) {
    ^bb0(%arg4: f32, %arg5: f32, %arg6: f32):
      %cst = constant 1.000000e+00 : f32
      %5 = plan.extent "..."
      %6 = sitofp %5 : i64 to f32
      %cst_0 = constant 0.000000e+00 : f32
      %7 = cmpf oeq, %6, %cst_0 : f32
      %8 = select %7, %cst, %6 : f32
      %9 = divf %arg6, %8 : f32
      %10 = addf %arg5, %9 : f32
      %11 = math.sqrt %10 : f32
      %12 = divf %cst, %11 : f32
      %13 = mulf %arg4, %12 : f32
      plan.yield %13, %9, %12 : f32, f32, f32
    } {names = ["", "q", "r"]} : !plan.array<f32, []>, !plan.array<f32, []>, !plan.array<f32, []>
    %4 = traverse ["..."] (%arg2[C] : !plan.array<f32, [C]>, %1[N, C, "..."] : !plan.array<f32, [N, C, "..."]>, %arg3[] : !plan.array<f32, []>, %2[] : !plan.array<f32, []>, %3#0[] : !plan.array<f32, []>) placed {order = ["..."], store = "stream"} {
    ^bb0(%arg4: f32, %arg5: f32, %arg6: f32, %arg7: f32, %arg8: f32):
      %5 = plan.extent "..."
      %6 = sitofp %5 : i64 to f32
      %cst = constant 0.000000e+00 : f32
      %cst_0 = constant 1.000000e+00 : f32
      %7 = cmpf oeq, %6, %cst : f32
      %8 = select %7, %cst_0, %6 : f32
      %9 = divf %arg7, %8 : f32
      %10 = addf %arg6, %9 : f32
      %11 = mulf %arg5, %arg8 : f32
      %12 = addf %arg4, %11 : f32
      plan.yield %12 : f32
    } {names = ["y"]} : !plan.array<f32, ["..."]>
    return %4, %3#1, %3#2 : !plan.array<f32, ["..."]>, !plan.array<f32, []>, !plan.array<f32, []>
  } {names = ["y", "q", "r"]} : !plan.array<f32, [N, C, "..."]>, !plan.array<f32, [N, C]>, !plan.array<f32, [N, C]>
  plan.return %0#0, %0#1, %0#2 : !plan.array<f32, [N, C, "..."]>, !plan.array<f32, [N, C]>, !plan.array<f32, [N, C]>
}
plan.form @filter_response_norm.vjp(%arg0: !plan.array<f32, [N, C, "..."]> {norm.axes = ["N", "C", "..."], norm.name = "dy", norm.role = "cotangent", norm.storage = f32}, %arg1: !plan.array<f32, [N, C, "..."]> {norm.axes = ["N", "C", "..."], norm.name = "x", norm.role = "input", norm.storage = f32}, %arg2: !plan.array<f32, [C]> {norm.axes = ["C"], norm.first_value = 1.000000e+00 : f64, norm.name = "gamma", norm.optional = true, norm.role = "parameter", norm.storage = f32}, %arg3: !plan.array<f32, [N, C]> {norm.axes = ["N", "C"], norm.name = "r", norm.role = "saved", norm.storage = f32}) -> (!plan.array<f32, [N, C, "..."]> {norm.axes = ["N", "C", "..."], norm.name = "dx", norm.role = "gradient", norm.storage = f32}, !plan.array<f32, [C]> {norm.axes = ["C"], norm.name = "dgamma", norm.role = "gradient", norm.storage = f32}, !plan.array<f32, [C]> {norm.axes = ["C"], norm.name = "dbeta", norm.role = "gradient", norm.storage = f32}) attributes {areas_of_two = [], axes = [#plan.axis<N, plain>, #plan.axis<C, plain>, #plan.axis<"...", pack>, #plan.axis<b, block, of = N>], declaration = "filter_response_norm", form = "vjp", refused = ["separate dbeta, dgamma kernel: 5.00 tensors", "a kernel for each aggregate: 8.00 tensors", "not fused: dx needs sum, which the first traversal completes"]} {
  %0:3 = plan.kernel @dx for [N, C] block [N by 8 as b] placed {lanes = "...", tasks = [#plan.block<N by 8 as b>, #plan.block<C by 16 as C>]} {
    %2 = hold %arg0 : <f32, [N, C, "..."]>
    %3 = hold %arg1 : <f32, [N, C, "..."]>
    %4:3 = traverse ["..."] (%2[N, C, "..."] : !plan.array<f32, [N, C, "..."]>, %3[N, C, "..."] : !plan.array<f32, [N, C, "..."]>, %arg3[N, C] : !plan.array<f32, [N, C]>) accumulate (sum [], sum [C] across [N], sum [C] across [N]) placed {order = ["..."]} {
    ^bb0(%arg4: f32, %arg5: f32, %arg6: f32):
      %7 = mulf %arg4, %arg5 : f32
      %8 = mulf %arg5, %arg6 : f32
      %9 = mulf %arg4, %8 : f32
      plan.yield %7, %arg4, %9 : f32, f32, f32
    } {names = ["sum", "dbeta", "dgamma"]} : !plan.array<f32, []>, !plan.array<f32, [C]>, !plan.array<f32, [C]>
    %5:2 = traverse [] (%arg2[C] : !plan.array<f32, [C]>, %arg3[N, C] : !plan.array<f32, [N, C]>, %4#0[] : !plan.array<f32, []>) {
    ^bb0(%arg4: f32, %arg5: f32, %arg6: f32):
      %7 = mulf %arg4, %arg5 : f32
      %cst = constant 2.000000e+00 : f32
      %cst_0 = constant 5.000000e-01 : f32
      %8 = mulf %arg4, %cst_0 : f32
      %9 = mulf %arg5, %arg6 : f32
      %10 = mulf %arg5, %9 : f32
      %11 = mulf %arg5, %10 : f32
      %12 = mulf %8, %11 : f32
      %13 = plan.extent "..."
      %14 = sitofp %13 : i64 to f32
      %15 = divf %12, %14 : f32
      %16 = mulf %cst, %15 : f32
      plan.yield %7, %16 : f32, f32
    } : !plan.array<f32, []>, !plan.array<f32, []>
    %6 = traverse ["..."] (%2[N, C, "..."] : !plan.array<f32, [N, C, "..."]>, %arg2[C] : !plan.array<f32, [C]>, %arg3[N, C] : !plan.array<f32, [N, C]>, %3[N, C, "..."] : !plan.array<f32, [N, C, "..."]>, %4#0[] : !plan.array<f32, []>, %5#0[] : !plan.array<f32, []>, %5#1[] : !plan.array<f32, []>) placed {order = ["..."], store = "stream"} {
    ^bb0(%arg4: f32, %arg5: f32, %arg6: f32, %arg7: f32, %arg8: f32, %arg9: f32, %arg10: f32):
      %7 = mulf %arg4, %arg9 : f32
      %cst = constant 5.000000e-01 : f32
      %8 = mulf %arg5, %cst : f32
      %9 = mulf %arg6, %arg8 : f32
      %10 = mulf %arg6, %9 : f32
      %11 = mulf %arg6, %10 : f32
      %12 = mulf %8, %11 : f32
      %13 = plan.extent "..."
      %14 = sitofp %13 : i64 to f32
      %15 = mulf %arg7, %arg10 : f32
      %16 = subf %7, %15 : f32
      plan.yield %16 : f32
    } {names = ["dx"]} : !plan.array<f32, ["..."]>
    return %6, %4#1, %4#2 : !plan.array<f32, ["..."]>, !plan.array<f32, [C]>, !plan.array<f32, [C]>
  } {names = ["dx", "dbeta", "dgamma"]} : !plan.array<f32, [N, C, "..."]>, !plan.array<f32, [b, C]>, !plan.array<f32, [b, C]>
  %1:2 = plan.kernel @combine for [C] placed {across, lanes = "C", tasks = [#plan.block<C by 128 as C>]} {
    %2:2 = traverse [b] (%0#1[b, C] : !plan.array<f32, [b, C]>, %0#2[b, C] : !plan.array<f32, [b, C]>) accumulate (sum [], sum []) in_order placed {order = ["b"]} {
    ^bb0(%arg4: f32, %arg5: f32):
      plan.yield %arg4, %arg5 : f32, f32
    } {names = ["dbeta", "dgamma"]} : !plan.array<f32, []>, !plan.array<f32, []>
    return %2#0, %2#1 : !plan.array<f32, []>, !plan.array<f32, []>
  } {names = ["dbeta", "dgamma"]} : !plan.array<f32, [C]>, !plan.array<f32, [C]>
  plan.return %0#0, %1#1, %1#0 : !plan.array<f32, [N, C, "..."]>, !plan.array<f32, [C]>, !plan.array<f32, [C]>
}
