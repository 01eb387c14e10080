// norma show ghost_batch_norm --emit plan
plan.form @ghost_batch_norm.training(%arg0: !plan.array<f32, [B, M, C, "..."]> {norm.axes = ["N", "C", "..."], norm.name = "x", norm.role = "input", norm.storage = f32}, %arg1: !plan.array<f32, [C]> {norm.axes = ["C"], norm.first_value = 1.000000e+00 : f64, norm.name = "gamma", norm.optional = true, norm.role = "parameter", norm.storage = f32}, %arg2: !plan.array<f32, [C]> {norm.axes = ["C"], norm.first_value = 0.000000e+00 : f64, norm.name = "beta", norm.optional = true, norm.role = "parameter", norm.storage = f32}, %arg3: !plan.array<f32, []> {norm.axes = [], norm.first_value = 1.000000e-05 : f64, norm.name = "eps", norm.optional = true, norm.role = "scalar", norm.storage = f32}, %arg4: !plan.array<f32, []> {norm.axes = [], norm.first_value = 1.000000e-01 : f64, norm.name = "momentum", norm.optional = true, norm.role = "scalar", norm.storage = f32}, %arg5: !plan.array<f32, [C]> {norm.axes = ["C"], norm.first_value = 0.000000e+00 : f64, norm.name = "state_m", norm.optional = true, norm.role = "state", norm.storage = f32}, %arg6: !plan.array<f32, [C]> {norm.axes = ["C"], norm.first_value = 1.000000e+00 : f64, norm.name = "state_v", norm.optional = true, norm.role = "state", norm.storage = f32}) -> (!plan.array<f32, [B, M, C, "..."]> {norm.axes = ["N", "C", "..."], norm.name = "y", norm.role = "output", norm.storage = f32}, !plan.array<f32, [B, C]> {norm.axes = ["B", "C"], norm.name = "m", norm.role = "saved", norm.statistic, norm.storage = f32}, !plan.array<f32, [B, C]> {norm.axes = ["B", "C"], norm.name = "v", norm.role = "statistic", norm.storage = f32}, !plan.array<f32, [C]> {norm.axes = ["C"], norm.name = "state_m", norm.role = "state", norm.storage = f32}, !plan.array<f32, [C]> {norm.axes = ["C"], norm.name = "state_v", norm.role = "state", norm.storage = f32}, !plan.array<f32, [B, C]> {norm.axes = ["B", "C"], norm.name = "r", norm.role = "saved", norm.storage = f32}) attributes {areas_of_two = [["M", "..."]], axes = [#plan.axis<N, composite, factors = [B, M]>, #plan.axis<B, plain>, #plan.axis<M, plain, extent = 128>, #plan.axis<C, plain>, #plan.axis<"...", pack>, #plan.axis<b, block, of = B>], declaration = "ghost_batch_norm", form = "training", refused = ["areas one by one: 2.00 tensors in runs of 256 bytes", "separate age, state_m, state_v kernel: 2.00 tensors in runs of 256 bytes", "a kernel for each aggregate: 3.00 tensors", "not fused: y needs moments, which the first traversal completes", "not fused: y needs value 1, which the first traversal completes"]} {
  %0:5 = plan.kernel @y for [B] placed {lanes = "...", tasks = [#plan.block<B by 16 as B>]} {
    %4 = hold %arg0 : <f32, [B, M, C, "..."]>
    %5 = traverse [M, C, "..."] (%4[B, M, C, "..."] : !plan.array<f32, [B, M, C, "..."]>) accumulate (moments [C, "..."]) placed {order = ["C", "M", "..."]} {
    ^bb0(%arg7: f32):
      plan.yield %arg7 : f32
    } : !plan.array<!plan.moments<f32>, [C, "..."]>
    %6 = traverse [C, "..."] (%5[C, "..."] : !plan.array<!plan.moments<f32>, [C, "..."]>) accumulate (moments [C]) placed {order = ["C", "..."], scalar} {
    ^bb0(%arg7: !plan.moments<f32>):
      plan.yield %arg7 : !plan.moments<f32>
    } {names = ["moments"]} : !plan.array<!plan.moments<f32>, [C]>
    %7:4 = traverse [C] (%6[C] : !plan.array<!plan.moments<f32>, [C]>, %arg1[C] : !plan.array<f32, [C]>, %arg3[] : !plan.array<f32, []>) placed {order = ["C"]} {
    ^bb0(%arg7: !plan.moments<f32>, %arg8: f32, %arg9: f32):
      %9 = plan.project "mean" of %arg7 : !plan.moments<f32> -> f32
      %cst = constant 1.000000e+00 : f32
      %10 = plan.project "m2" of %arg7 : !plan.moments<f32> -> f32
      %11 = plan.project "count" of %arg7 : !plan.moments<f32> -> f32
      %cst_0 = constant 0.000000e+00 : f32
      %12 = cmpf oeq, %11, %cst_0 : f32
      %13 = select %12, %cst, %11 : f32
      %14 = divf %10, %13 : f32
      %15 = addf %arg9, %14 : f32
      %16 = math.sqrt %15 : f32
      %17 = divf %cst, %16 : f32
      %18 = mulf %arg8, %17 : f32
      plan.yield %9, %18, %14, %17 : f32, f32, f32, f32
    } {names = ["m", "", "v", "r"]} : !plan.array<f32, [C]>, !plan.array<f32, [C]>, !plan.array<f32, [C]>, !plan.array<f32, [C]>
    %8 = traverse [M, C, "..."] (%arg2[C] : !plan.array<f32, [C]>, %4[B, M, C, "..."] : !plan.array<f32, [B, M, C, "..."]>, %6[C] : !plan.array<!plan.moments<f32>, [C]>, %7#0[C] : !plan.array<f32, [C]>, %7#1[C] : !plan.array<f32, [C]>) placed {order = ["M", "C", "..."], store = "stream"} {
    ^bb0(%arg7: f32, %arg8: f32, %arg9: !plan.moments<f32>, %arg10: f32, %arg11: f32):
      %9 = subf %arg8, %arg10 : f32
      %10 = plan.project "m2" of %arg9 : !plan.moments<f32> -> f32
      %11 = plan.project "count" of %arg9 : !plan.moments<f32> -> f32
      %cst = constant 0.000000e+00 : f32
      %cst_0 = constant 1.000000e+00 : f32
      %12 = cmpf oeq, %11, %cst : f32
      %13 = select %12, %cst_0, %11 : f32
      %14 = mulf %9, %arg11 : f32
      %15 = addf %arg7, %14 : f32
      plan.yield %15 : f32
    } {names = ["y"]} : !plan.array<f32, [M, C, "..."]>
    return %6, %8, %7#0, %7#2, %7#3 : !plan.array<!plan.moments<f32>, [C]>, !plan.array<f32, [M, C, "..."]>, !plan.array<f32, [C]>, !plan.array<f32, [C]>, !plan.array<f32, [C]>
  } {names = ["moments", "y", "m", "v", "r"]} : !plan.array<!plan.moments<f32>, [B, C]>, !plan.array<f32, [B, M, C, "..."]>, !plan.array<f32, [B, C]>, !plan.array<f32, [B, C]>, !plan.array<f32, [B, C]>
  %1 = plan.kernel @combine for [C] placed {across, lanes = "C", tasks = [#plan.block<C by 131072 as C>]} {
    %4 = traverse [] (%arg4[] : !plan.array<f32, []>) {
    ^bb0(%arg7: f32):
      %cst = constant 1.000000e+00 : f32
      %5 = subf %cst, %arg7 : f32
      %6 = math.log %5 : f32
      plan.yield %6 : f32
    } {names = ["age"]} : !plan.array<f32, []>
    return %4 : !plan.array<f32, []>
  } {names = ["age"]} : !plan.array<f32, [C]>
  %2:3 = plan.kernel @sum for [B] block [B by 512 as b] placed {lanes = "C", tasks = [#plan.block<B by 512 as b>]} {
    %4:3 = traverse [C] (%0#0[B, C] : !plan.array<!plan.moments<f32>, [B, C]>, %1[C] : !plan.array<f32, [C]>) accumulate (sum [C] across [B], sum [C] across [B], sum [C] across [B]) placed {order = ["C"]} {
    ^bb0(%arg7: !plan.moments<f32>, %arg8: f32):
      %5 = plan.project "mean" of %arg7 : !plan.moments<f32> -> f32
      %cst = constant 1.000000e+00 : f32
      %6 = plan.extent "B"
      %c1_i64 = constant 1 : i64
      %7 = subi %6, %c1_i64 : i64
      %8 = plan.index "B"
      %9 = subi %7, %8 : i64
      %10 = sitofp %9 : i64 to f32
      %11 = mulf %10, %arg8 : f32
      %12 = math.exp %11 : f32
      %cst_0 = constant 0.000000e+00 : f32
      %13 = cmpf oeq, %10, %cst_0 : f32
      %14 = select %13, %cst, %12 : f32
      %15 = mulf %14, %5 : f32
      %16 = plan.project "m2" of %arg7 : !plan.moments<f32> -> f32
      %17 = plan.project "count" of %arg7 : !plan.moments<f32> -> f32
      %18 = subf %17, %cst : f32
      %19 = divf %16, %18 : f32
      %20 = mulf %14, %19 : f32
      plan.yield %15, %20, %14 : f32, f32, f32
    } {names = ["sum", "sum2", "count"]} : !plan.array<f32, [C]>, !plan.array<f32, [C]>, !plan.array<f32, [C]>
    return %4#0, %4#1, %4#2 : !plan.array<f32, [C]>, !plan.array<f32, [C]>, !plan.array<f32, [C]>
  } {names = ["sum", "sum2", "count"]} : !plan.array<f32, [b, C]>, !plan.array<f32, [b, C]>, !plan.array<f32, [b, C]>
  %3:2 = plan.kernel @combine2 for [C] placed {across, lanes = "C", tasks = [#plan.block<C by 128 as C>]} {
    %4:3 = traverse [b] (%2#0[b, C] : !plan.array<f32, [b, C]>, %2#1[b, C] : !plan.array<f32, [b, C]>, %2#2[b, C] : !plan.array<f32, [b, C]>) accumulate (sum [], sum [], sum []) in_order placed {order = ["b"]} {
    ^bb0(%arg7: f32, %arg8: f32, %arg9: f32):
      plan.yield %arg7, %arg8, %arg9 : f32, f32, f32
    } {names = ["sum", "sum2", "count"]} : !plan.array<f32, []>, !plan.array<f32, []>, !plan.array<f32, []>
    %5:2 = traverse [] (%arg5[C] : !plan.array<f32, [C]>, %arg4[] : !plan.array<f32, []>, %4#0[] : !plan.array<f32, []>, %4#2[] : !plan.array<f32, []>, %arg6[C] : !plan.array<f32, [C]>, %4#1[] : !plan.array<f32, []>) {
    ^bb0(%arg7: f32, %arg8: f32, %arg9: f32, %arg10: f32, %arg11: f32, %arg12: f32):
      %cst = constant 1.000000e+00 : f32
      %6 = subf %cst, %arg8 : f32
      %7 = plan.extent "B"
      %8 = sitofp %7 : i64 to f32
      %9 = math.log %6 : f32
      %10 = mulf %8, %9 : f32
      %11 = math.exp %10 : f32
      %cst_0 = constant 0.000000e+00 : f32
      %12 = cmpf oeq, %8, %cst_0 : f32
      %13 = select %12, %cst, %11 : f32
      %14 = subf %cst, %13 : f32
      %15 = cmpf oeq, %arg10, %cst_0 : f32
      %16 = select %15, %cst, %arg10 : f32
      %17 = divf %arg9, %16 : f32
      %18 = subf %17, %arg7 : f32
      %19 = mulf %14, %18 : f32
      %20 = addf %arg7, %19 : f32
      %21 = divf %arg12, %16 : f32
      %22 = subf %21, %arg11 : f32
      %23 = mulf %14, %22 : f32
      %24 = addf %arg11, %23 : f32
      plan.yield %20, %24 : f32, f32
    } {names = ["state_m", "state_v"]} : !plan.array<f32, []>, !plan.array<f32, []>
    return %5#0, %5#1 : !plan.array<f32, []>, !plan.array<f32, []>
  } {names = ["state_m", "state_v"]} : !plan.array<f32, [C]>, !plan.array<f32, [C]>
  plan.return %0#1, %0#2, %0#3, %3#0, %3#1, %0#4 : !plan.array<f32, [B, M, C, "..."]>, !plan.array<f32, [B, C]>, !plan.array<f32, [B, C]>, !plan.array<f32, [C]>, !plan.array<f32, [C]>, !plan.array<f32, [B, C]>
}
plan.form @ghost_batch_norm.vjp(%arg0: !plan.array<f32, [B, M, C, "..."]> {norm.axes = ["N", "C", "..."], norm.name = "dy", norm.role = "cotangent", norm.storage = f32}, %arg1: !plan.array<f32, [B, M, C, "..."]> {norm.axes = ["N", "C", "..."], norm.name = "x", norm.role = "input", norm.storage = f32}, %arg2: !plan.array<f32, [C]> {norm.axes = ["C"], norm.first_value = 1.000000e+00 : f64, norm.name = "gamma", norm.optional = true, norm.role = "parameter", norm.storage = f32}, %arg3: !plan.array<f32, [B, C]> {norm.axes = ["B", "C"], norm.name = "m", norm.role = "saved", norm.storage = f32}, %arg4: !plan.array<f32, [B, C]> {norm.axes = ["B", "C"], norm.name = "r", norm.role = "saved", norm.storage = f32}) -> (!plan.array<f32, [B, M, C, "..."]> {norm.axes = ["N", "C", "..."], norm.name = "dx", norm.role = "gradient", norm.storage = f32}, !plan.array<f32, [C]> {norm.axes = ["C"], norm.name = "dgamma", norm.role = "gradient", norm.storage = f32}, !plan.array<f32, [C]> {norm.axes = ["C"], norm.name = "dbeta", norm.role = "gradient", norm.storage = f32}) attributes {areas_of_two = [], axes = [#plan.axis<N, composite, factors = [B, M]>, #plan.axis<B, plain>, #plan.axis<M, plain, extent = 128>, #plan.axis<C, plain>, #plan.axis<"...", pack>, #plan.axis<b, block, of = B>], declaration = "ghost_batch_norm", form = "vjp", refused = ["areas one by one: 3.00 tensors in runs of 256 bytes", "separate dbeta, dgamma kernel: 5.00 tensors", "a kernel for each aggregate: 9.00 tensors", "not fused: dx needs sum, which the first traversal completes", "not fused: dx needs value 1, which the first traversal completes"]} {
  %0:3 = plan.kernel @dx for [B] block [B by 8 as b] placed {lanes = "...", tasks = [#plan.block<B by 8 as b>]} {
    %2 = hold %arg0 : <f32, [B, M, C, "..."]>
    %3 = hold %arg1 : <f32, [B, M, C, "..."]>
    %4:2 = traverse [M, C, "..."] (%2[B, M, C, "..."] : !plan.array<f32, [B, M, C, "..."]>, %3[B, M, C, "..."] : !plan.array<f32, [B, M, C, "..."]>, %arg3[B, C] : !plan.array<f32, [B, C]>) accumulate (sum [C, "..."], sum [C, "..."]) placed {order = ["M", "C", "..."]} {
    ^bb0(%arg5: f32, %arg6: f32, %arg7: f32):
      %8 = subf %arg6, %arg7 : f32
      %9 = mulf %arg5, %8 : f32
      plan.yield %9, %arg5 : f32, f32
    } : !plan.array<f32, [C, "..."]>, !plan.array<f32, [C, "..."]>
    %5:4 = traverse [C, "..."] (%arg4[B, C] : !plan.array<f32, [B, C]>, %4#0[C, "..."] : !plan.array<f32, [C, "..."]>, %4#1[C, "..."] : !plan.array<f32, [C, "..."]>) accumulate (sum [C], sum [C], sum [C] across [B], sum [C] across [B]) placed {order = ["C", "..."]} {
    ^bb0(%arg5: f32, %arg6: f32, %arg7: f32):
      %8 = mulf %arg5, %arg6 : f32
      plan.yield %arg6, %arg7, %arg7, %8 : f32, f32, f32, f32
    } {names = ["sum", "sum2", "dbeta", "dgamma"]} : !plan.array<f32, [C]>, !plan.array<f32, [C]>, !plan.array<f32, [C]>, !plan.array<f32, [C]>
    %6:3 = traverse [C] (%arg2[C] : !plan.array<f32, [C]>, %arg4[B, C] : !plan.array<f32, [B, C]>, %5#0[C] : !plan.array<f32, [C]>, %5#1[C] : !plan.array<f32, [C]>) placed {order = ["C"]} {
    ^bb0(%arg5: f32, %arg6: f32, %arg7: f32, %arg8: f32):
      %8 = mulf %arg5, %arg6 : f32
      %9 = mulf %arg5, %arg7 : f32
      %10 = mulf %arg6, %9 : f32
      %11 = mulf %arg6, %10 : f32
      %12 = mulf %arg6, %11 : f32
      %c128_i64 = constant 128 : i64
      %13 = plan.extent "..."
      %14 = muli %c128_i64, %13 : i64
      %15 = sitofp %14 : i64 to f32
      %16 = divf %12, %15 : f32
      %17 = mulf %arg5, %arg8 : f32
      %18 = mulf %arg6, %17 : f32
      %19 = divf %18, %15 : f32
      plan.yield %8, %16, %19 : f32, f32, f32
    } : !plan.array<f32, [C]>, !plan.array<f32, [C]>, !plan.array<f32, [C]>
    %7 = traverse [M, C, "..."] (%2[B, M, C, "..."] : !plan.array<f32, [B, M, C, "..."]>, %3[B, M, C, "..."] : !plan.array<f32, [B, M, C, "..."]>, %arg3[B, C] : !plan.array<f32, [B, C]>, %6#0[C] : !plan.array<f32, [C]>, %6#1[C] : !plan.array<f32, [C]>, %6#2[C] : !plan.array<f32, [C]>) placed {order = ["M", "C", "..."], store = "stream"} {
    ^bb0(%arg5: f32, %arg6: f32, %arg7: f32, %arg8: f32, %arg9: f32, %arg10: f32):
      %8 = mulf %arg5, %arg8 : f32
      %9 = subf %arg6, %arg7 : f32
      %10 = mulf %9, %arg9 : f32
      %11 = subf %8, %10 : f32
      %12 = subf %11, %arg10 : f32
      plan.yield %12 : f32
    } {names = ["dx"]} : !plan.array<f32, [M, C, "..."]>
    return %7, %5#2, %5#3 : !plan.array<f32, [M, C, "..."]>, !plan.array<f32, [C]>, !plan.array<f32, [C]>
  } {names = ["dx", "dbeta", "dgamma"]} : !plan.array<f32, [B, M, C, "..."]>, !plan.array<f32, [b, C]>, !plan.array<f32, [b, C]>
  %1:2 = plan.kernel @combine for [C] placed {across, lanes = "C", tasks = [#plan.block<C by 128 as C>]} {
    %2:2 = traverse [b] (%0#1[b, C] : !plan.array<f32, [b, C]>, %0#2[b, C] : !plan.array<f32, [b, C]>) accumulate (sum [], sum []) in_order placed {order = ["b"]} {
    ^bb0(%arg5: f32, %arg6: f32):
      plan.yield %arg5, %arg6 : f32, f32
    } {names = ["dbeta", "dgamma"]} : !plan.array<f32, []>, !plan.array<f32, []>
    return %2#0, %2#1 : !plan.array<f32, []>, !plan.array<f32, []>
  } {names = ["dbeta", "dgamma"]} : !plan.array<f32, [C]>, !plan.array<f32, [C]>
  plan.return %0#0, %1#1, %1#0 : !plan.array<f32, [B, M, C, "..."]>, !plan.array<f32, [C]>, !plan.array<f32, [C]>
}
plan.form @ghost_batch_norm.inference(%arg0: !plan.array<f32, [B, M, C, "..."]> {norm.axes = ["N", "C", "..."], norm.name = "x", norm.role = "input", norm.storage = f32}, %arg1: !plan.array<f32, [C]> {norm.axes = ["C"], norm.first_value = 1.000000e+00 : f64, norm.name = "gamma", norm.optional = true, norm.role = "parameter", norm.storage = f32}, %arg2: !plan.array<f32, [C]> {norm.axes = ["C"], norm.first_value = 0.000000e+00 : f64, norm.name = "beta", norm.optional = true, norm.role = "parameter", norm.storage = f32}, %arg3: !plan.array<f32, []> {norm.axes = [], norm.first_value = 1.000000e-05 : f64, norm.name = "eps", norm.optional = true, norm.role = "scalar", norm.storage = f32}, %arg4: !plan.array<f32, [C]> {norm.axes = ["C"], norm.first_value = 0.000000e+00 : f64, norm.name = "state_m", norm.role = "state", norm.storage = f32}, %arg5: !plan.array<f32, [C]> {norm.axes = ["C"], norm.first_value = 1.000000e+00 : f64, norm.name = "state_v", norm.role = "state", norm.storage = f32}) -> (!plan.array<f32, [B, M, C, "..."]> {norm.axes = ["N", "C", "..."], norm.name = "y", norm.role = "output", norm.storage = f32}, !plan.array<f32, [C]> {norm.axes = ["C"], norm.name = "m", norm.role = "statistic", norm.storage = f32}, !plan.array<f32, [C]> {norm.axes = ["C"], norm.name = "v", norm.role = "statistic", norm.storage = f32}) attributes {areas_of_two = [], axes = [#plan.axis<N, composite, factors = [B, M]>, #plan.axis<B, plain>, #plan.axis<M, plain, extent = 128>, #plan.axis<C, plain>, #plan.axis<"...", pack>], declaration = "ghost_batch_norm", form = "inference", refused = []} {
  %0 = plan.kernel @y for [B, M, C] placed {lanes = "...", tasks = [#plan.block<B by 1 as B>, #plan.block<M by 1 as M>, #plan.block<C by 16 as C>]} {
    %2 = traverse [] (%arg1[C] : !plan.array<f32, [C]>, %arg3[] : !plan.array<f32, []>, %arg5[C] : !plan.array<f32, [C]>) {
    ^bb0(%arg6: f32, %arg7: f32, %arg8: f32):
      %cst = constant 1.000000e+00 : f32
      %4 = addf %arg7, %arg8 : f32
      %5 = math.sqrt %4 : f32
      %6 = divf %cst, %5 : f32
      %7 = mulf %arg6, %6 : f32
      plan.yield %7 : f32
    } : !plan.array<f32, []>
    %3 = traverse ["..."] (%arg2[C] : !plan.array<f32, [C]>, %arg0[B, M, C, "..."] : !plan.array<f32, [B, M, C, "..."]>, %arg4[C] : !plan.array<f32, [C]>, %arg3[] : !plan.array<f32, []>, %arg5[C] : !plan.array<f32, [C]>, %2[] : !plan.array<f32, []>) placed {order = ["..."], store = "stream"} {
    ^bb0(%arg6: f32, %arg7: f32, %arg8: f32, %arg9: f32, %arg10: f32, %arg11: f32):
      %4 = subf %arg7, %arg8 : f32
      %5 = addf %arg9, %arg10 : f32
      %6 = mulf %4, %arg11 : f32
      %7 = addf %arg6, %6 : f32
      plan.yield %7 : f32
    } {names = ["y"]} : !plan.array<f32, ["..."]>
    return %3 : !plan.array<f32, ["..."]>
  } {names = ["y"]} : !plan.array<f32, [B, M, C, "..."]>
  %1:2 = plan.kernel @m for [] placed {lanes = "C", tasks = []} {
    %2:2 = traverse [C] (%arg4[C] : !plan.array<f32, [C]>, %arg5[C] : !plan.array<f32, [C]>) placed {order = ["C"]} {
    ^bb0(%arg6: f32, %arg7: f32):
      plan.yield %arg6, %arg7 : f32, f32
    } {names = ["m", "v"]} : !plan.array<f32, [C]>, !plan.array<f32, [C]>
    return %2#0, %2#1 : !plan.array<f32, [C]>, !plan.array<f32, [C]>
  } {names = ["m", "v"]} : !plan.array<f32, [C]>, !plan.array<f32, [C]>
  plan.return %0, %1#0, %1#1 : !plan.array<f32, [B, M, C, "..."]>, !plan.array<f32, [C]>, !plan.array<f32, [C]>
}
plan.form @ghost_batch_norm.inference_vjp(%arg0: !plan.array<f32, [B, M, C, "..."]> {norm.axes = ["N", "C", "..."], norm.name = "dy", norm.role = "cotangent", norm.storage = f32}, %arg1: !plan.array<f32, [B, M, C, "..."]> {norm.axes = ["N", "C", "..."], norm.name = "x", norm.role = "input", norm.storage = f32}, %arg2: !plan.array<f32, [C]> {norm.axes = ["C"], norm.first_value = 1.000000e+00 : f64, norm.name = "gamma", norm.optional = true, norm.role = "parameter", norm.storage = f32}, %arg3: !plan.array<f32, []> {norm.axes = [], norm.first_value = 1.000000e-05 : f64, norm.name = "eps", norm.optional = true, norm.role = "scalar", norm.storage = f32}, %arg4: !plan.array<f32, [C]> {norm.axes = ["C"], norm.first_value = 0.000000e+00 : f64, norm.name = "state_m", norm.role = "state", norm.storage = f32}, %arg5: !plan.array<f32, [C]> {norm.axes = ["C"], norm.first_value = 1.000000e+00 : f64, norm.name = "state_v", norm.role = "state", norm.storage = f32}) -> (!plan.array<f32, [B, M, C, "..."]> {norm.axes = ["N", "C", "..."], norm.name = "dx", norm.role = "gradient", norm.storage = f32}, !plan.array<f32, [C]> {norm.axes = ["C"], norm.name = "dgamma", norm.role = "gradient", norm.storage = f32}, !plan.array<f32, [C]> {norm.axes = ["C"], norm.name = "dbeta", norm.role = "gradient", norm.storage = f32}) attributes {areas_of_two = [], axes = [#plan.axis<N, composite, factors = [B, M]>, #plan.axis<B, plain>, #plan.axis<M, plain, extent = 128>, #plan.axis<C, plain>, #plan.axis<"...", pack>, #plan.axis<b, block, of = B>, #plan.axis<b2, block, of = M>], declaration = "ghost_batch_norm", form = "inference_vjp", refused = ["separate dbeta, dgamma kernel: 4.00 tensors", "a kernel for each aggregate: 5.00 tensors"]} {
  %0:3 = plan.kernel @dx for [B, M, C] block [B by 4 as b, M by 8 as b2] placed {lanes = "...", tasks = [#plan.block<B by 4 as b>, #plan.block<M by 8 as b2>, #plan.block<C by 16 as C>]} {
    %2 = traverse [] (%arg2[C] : !plan.array<f32, [C]>, %arg3[] : !plan.array<f32, []>, %arg5[C] : !plan.array<f32, [C]>) {
    ^bb0(%arg6: f32, %arg7: f32, %arg8: f32):
      %cst = constant 1.000000e+00 : f32
      %4 = addf %arg7, %arg8 : f32
      %5 = math.sqrt %4 : f32
      %6 = divf %cst, %5 : f32
      %7 = mulf %arg6, %6 : f32
      plan.yield %7 : f32
    } : !plan.array<f32, []>
    %3:3 = traverse ["..."] (%arg0[B, M, C, "..."] : !plan.array<f32, [B, M, C, "..."]>, %arg3[] : !plan.array<f32, []>, %arg5[C] : !plan.array<f32, [C]>, %arg1[B, M, C, "..."] : !plan.array<f32, [B, M, C, "..."]>, %arg4[C] : !plan.array<f32, [C]>, %2[] : !plan.array<f32, []>) accumulate (sum [C] across [B, M], sum [C] across [B, M]) placed {order = ["..."], store = "stream"} {
    ^bb0(%arg6: f32, %arg7: f32, %arg8: f32, %arg9: f32, %arg10: f32, %arg11: f32):
      %4 = addf %arg7, %arg8 : f32
      %5 = mulf %arg6, %arg11 : f32
      %6 = subf %arg9, %arg10 : f32
      %7 = mulf %arg6, %6 : f32
      plan.yield %arg6, %7, %5 : f32, f32, f32
    } {names = ["dbeta", "sum", "dx"]} : !plan.array<f32, [C]>, !plan.array<f32, [C]>, !plan.array<f32, ["..."]>
    return %3#2, %3#0, %3#1 : !plan.array<f32, ["..."]>, !plan.array<f32, [C]>, !plan.array<f32, [C]>
  } {names = ["dx", "dbeta", "sum"]} : !plan.array<f32, [B, M, C, "..."]>, !plan.array<f32, [b, b2, C]>, !plan.array<f32, [b, b2, C]>
  %1:2 = plan.kernel @combine for [C] placed {across, lanes = "C", tasks = [#plan.block<C by 128 as C>]} {
    %2:2 = traverse [b, b2] (%0#1[b, b2, C] : !plan.array<f32, [b, b2, C]>, %0#2[b, b2, C] : !plan.array<f32, [b, b2, C]>) accumulate (sum [], sum []) in_order placed {order = ["b", "b2"]} {
    ^bb0(%arg6: f32, %arg7: f32):
      plan.yield %arg6, %arg7 : f32, f32
    } {names = ["dbeta", "sum"]} : !plan.array<f32, []>, !plan.array<f32, []>
    %3 = traverse [] (%arg3[] : !plan.array<f32, []>, %arg5[C] : !plan.array<f32, [C]>, %2#1[] : !plan.array<f32, []>) {
    ^bb0(%arg6: f32, %arg7: f32, %arg8: f32):
      %4 = addf %arg6, %arg7 : f32
      %cst = constant 1.000000e+00 : f32
      %5 = math.sqrt %4 : f32
      %6 = divf %cst, %5 : f32
      %7 = mulf %6, %arg8 : f32
      plan.yield %7 : f32
    } {names = ["dgamma"]} : !plan.array<f32, []>
    return %2#0, %3 : !plan.array<f32, []>, !plan.array<f32, []>
  } {names = ["dbeta", "dgamma"]} : !plan.array<f32, [C]>, !plan.array<f32, [C]>
  plan.return %0#0, %1#1, %1#0 : !plan.array<f32, [B, M, C, "..."]>, !plan.array<f32, [C]>, !plan.array<f32, [C]>
}
