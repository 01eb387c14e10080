// norma show four_things_batch_norm --emit plan
plan.form @four_things_batch_norm.training(%arg0: !plan.array<f32, [B, M, G, K, "..."]> {norm.axes = ["N", "C", "..."], norm.name = "x", norm.role = "input", norm.storage = f32}, %arg1: !plan.array<f32, [G, K]> {norm.axes = ["C"], norm.first_value = 1.000000e+00 : f64, norm.name = "gamma", norm.optional = true, norm.role = "parameter", norm.storage = f32}, %arg2: !plan.array<f32, [G, K]> {norm.axes = ["C"], norm.first_value = 0.000000e+00 : f64, norm.name = "beta", norm.optional = true, norm.role = "parameter", norm.storage = f32}, %arg3: !plan.array<f32, []> {norm.axes = [], norm.first_value = 1.000000e-05 : f64, norm.name = "eps", norm.optional = true, norm.role = "scalar", norm.storage = f32}, %arg4: !plan.array<f32, []> {norm.axes = [], norm.first_value = 1.000000e-02 : f64, norm.name = "momentum", norm.optional = true, norm.role = "scalar", norm.storage = f32}, %arg5: !plan.array<f32, [G, K]> {norm.axes = ["C"], norm.first_value = 0.000000e+00 : f64, norm.name = "state_a", norm.optional = true, norm.role = "state", norm.storage = f32}, %arg6: !plan.array<f32, [G, K]> {norm.axes = ["C"], norm.first_value = 1.000000e+00 : f64, norm.name = "state_q", norm.optional = true, norm.role = "state", norm.storage = f32}) -> (!plan.array<f32, [B, M, G, K, "..."]> {norm.axes = ["N", "C", "..."], norm.name = "y", norm.role = "output", norm.storage = f32}, !plan.array<f32, [B, M, G, K]> {norm.axes = ["N", "C"], norm.name = "a", norm.role = "statistic", norm.storage = f32}, !plan.array<f32, [B, M, G, K]> {norm.axes = ["N", "C"], norm.name = "q", norm.role = "statistic", norm.storage = f32}, !plan.array<f32, [G, K]> {norm.axes = ["C"], norm.name = "state_a", norm.role = "state", norm.storage = f32}, !plan.array<f32, [G, K]> {norm.axes = ["C"], norm.name = "state_q", norm.role = "state", norm.storage = f32}, !plan.array<f32, [B, G]> {norm.axes = ["B", "G"], norm.name = "m", norm.role = "saved", norm.storage = f32}, !plan.array<f32, [B, G]> {norm.axes = ["B", "G"], norm.name = "r", norm.role = "saved", norm.storage = f32}) attributes {areas_of_two = [], axes = [#plan.axis<N, composite, factors = [B, M]>, #plan.axis<B, plain>, #plan.axis<M, plain, extent = 2>, #plan.axis<C, composite, factors = [G, K]>, #plan.axis<G, plain, extent = 32>, #plan.axis<K, plain>, #plan.axis<"...", pack>, #plan.axis<b, block, of = B>], declaration = "four_things_batch_norm", form = "training", refused = ["areas one by one: 3.00 tensors in runs of 256 bytes", "separate state_a, state_q kernel: 3.00 tensors in runs of 256 bytes", "a kernel for each aggregate: 4.00 tensors", "not fused: sum6 needs sum6, which the first traversal completes", "not fused: m needs sum5, which the first traversal completes", "not fused: r needs sum5, which the first traversal completes"]} {
  %0:4 = plan.kernel @sum for [B, M, G, K] placed {lanes = "...", tasks = [#plan.block<B by 1 as B>, #plan.block<M by 1 as M>, #plan.block<G by 1 as G>, #plan.block<K by 16 as K>]} {
    %3:2 = traverse ["..."] (%arg0[B, M, G, K, "..."] : !plan.array<f32, [B, M, G, K, "..."]>) accumulate (sum [], sum []) placed {order = ["..."]} {
    ^bb0(%arg7: f32):
      %5 = mulf %arg7, %arg7 : f32
      plan.yield %arg7, %5 : f32, f32
    } {names = ["sum", "sum3"]} : !plan.array<f32, []>, !plan.array<f32, []>
    %4:2 = traverse [] (%3#0[] : !plan.array<f32, []>, %3#1[] : !plan.array<f32, []>) {
    ^bb0(%arg7: f32, %arg8: f32):
      %5 = plan.extent "..."
      %6 = sitofp %5 : i64 to f32
      %cst = constant 0.000000e+00 : f32
      %cst_0 = constant 1.000000e+00 : f32
      %7 = cmpf oeq, %6, %cst : f32
      %8 = select %7, %cst_0, %6 : f32
      %9 = divf %arg7, %8 : f32
      %10 = divf %arg8, %8 : f32
      plan.yield %9, %10 : f32, f32
    } {names = ["a", "q"]} : !plan.array<f32, []>, !plan.array<f32, []>
    return %3#0, %3#1, %4#0, %4#1 : !plan.array<f32, []>, !plan.array<f32, []>, !plan.array<f32, []>, !plan.array<f32, []>
  } {names = ["sum", "sum3", "a", "q"]} : !plan.array<f32, [B, M, G, K]>, !plan.array<f32, [B, M, G, K]>, !plan.array<f32, [B, M, G, K]>, !plan.array<f32, [B, M, G, K]>
  %1:5 = plan.kernel @y for [B] block [B by 32 as b] placed {lanes = "...", tasks = [#plan.block<B by 32 as b>]} {
    %3:2 = traverse [M, G, K] (%0#0[B, M, G, K] : !plan.array<f32, [B, M, G, K]>, %0#1[B, M, G, K] : !plan.array<f32, [B, M, G, K]>) accumulate (sum [G, K], sum [G, K]) placed {order = ["M", "G", "K"]} {
    ^bb0(%arg7: f32, %arg8: f32):
      %8 = plan.extent "..."
      %9 = sitofp %8 : i64 to f32
      %cst = constant 0.000000e+00 : f32
      %cst_0 = constant 1.000000e+00 : f32
      %10 = cmpf oeq, %9, %cst : f32
      %11 = select %10, %cst_0, %9 : f32
      %12 = divf %arg7, %11 : f32
      %13 = divf %arg8, %11 : f32
      plan.yield %12, %13 : f32, f32
    } : !plan.array<f32, [G, K]>, !plan.array<f32, [G, K]>
    %4:4 = traverse [G, K] (%3#0[G, K] : !plan.array<f32, [G, K]>, %3#1[G, K] : !plan.array<f32, [G, K]>) accumulate (sum [G], sum [G], sum [G, K] across [B], sum [G, K] across [B]) placed {order = ["G", "K"]} {
    ^bb0(%arg7: f32, %arg8: f32):
      plan.yield %arg7, %arg8, %arg7, %arg8 : f32, f32, f32, f32
    } {names = ["sum5", "sum6", "sum2", "sum4"]} : !plan.array<f32, [G]>, !plan.array<f32, [G]>, !plan.array<f32, [G, K]>, !plan.array<f32, [G, K]>
    %5:2 = traverse [G] (%4#0[G] : !plan.array<f32, [G]>, %arg3[] : !plan.array<f32, []>, %4#1[G] : !plan.array<f32, [G]>) placed {order = ["G"]} {
    ^bb0(%arg7: f32, %arg8: f32, %arg9: f32):
      %8 = plan.extent "M"
      %9 = plan.extent "K"
      %10 = muli %8, %9 : i64
      %11 = sitofp %10 : i64 to f32
      %cst = constant 0.000000e+00 : f32
      %12 = cmpf oeq, %11, %cst : f32
      %cst_0 = constant 1.000000e+00 : f32
      %13 = select %12, %cst_0, %11 : f32
      %14 = divf %arg7, %13 : f32
      %15 = divf %arg9, %13 : f32
      %16 = mulf %14, %14 : f32
      %17 = subf %15, %16 : f32
      %18 = addf %arg8, %17 : f32
      %19 = math.sqrt %18 : f32
      %20 = divf %cst_0, %19 : f32
      plan.yield %14, %20 : f32, f32
    } {names = ["m", ""]} : !plan.array<f32, [G]>, !plan.array<f32, [G]>
    %6:2 = traverse [G, K] (%5#0[G] : !plan.array<f32, [G]>, %5#1[G] : !plan.array<f32, [G]>) placed {order = ["G", "K"]} {
    ^bb0(%arg7: f32, %arg8: f32):
      plan.yield %arg7, %arg8 : f32, f32
    } {names = ["m", "r"]} : !plan.array<f32, [G, K]>, !plan.array<f32, [G, K]>
    %7 = traverse [M, G, K, "..."] (%arg2[G, K] : !plan.array<f32, [G, K]>, %arg1[G, K] : !plan.array<f32, [G, K]>, %arg0[B, M, G, K, "..."] : !plan.array<f32, [B, M, G, K, "..."]>, %6#0[G, K] : !plan.array<f32, [G, K]>, %6#1[G, K] : !plan.array<f32, [G, K]>) placed {order = ["M", "G", "K", "..."], store = "stream"} {
    ^bb0(%arg7: f32, %arg8: f32, %arg9: f32, %arg10: f32, %arg11: f32):
      %8 = plan.extent "M"
      %9 = plan.extent "K"
      %10 = muli %8, %9 : i64
      %11 = sitofp %10 : i64 to f32
      %cst = constant 0.000000e+00 : f32
      %cst_0 = constant 1.000000e+00 : f32
      %12 = cmpf oeq, %11, %cst : f32
      %13 = subf %arg9, %arg10 : f32
      %14 = mulf %13, %arg11 : f32
      %15 = mulf %arg8, %14 : f32
      %16 = addf %arg7, %15 : f32
      plan.yield %16 : f32
    } {names = ["y"]} : !plan.array<f32, [M, G, K, "..."]>
    return %7, %5#0, %5#1, %4#2, %4#3 : !plan.array<f32, [M, G, K, "..."]>, !plan.array<f32, [G]>, !plan.array<f32, [G]>, !plan.array<f32, [G, K]>, !plan.array<f32, [G, K]>
  } {names = ["y", "m", "r", "sum2", "sum4"]} : !plan.array<f32, [B, M, G, K, "..."]>, !plan.array<f32, [B, G]>, !plan.array<f32, [B, G]>, !plan.array<f32, [b, G, K]>, !plan.array<f32, [b, G, K]>
  %2:2 = plan.kernel @combine for [G, K] placed {across, lanes = "K", tasks = [#plan.block<G by 1 as G>, #plan.block<K by 128 as K>]} {
    %3:2 = traverse [b] (%1#3[b, G, K] : !plan.array<f32, [b, G, K]>, %1#4[b, G, K] : !plan.array<f32, [b, G, K]>) accumulate (sum [], sum []) in_order placed {order = ["b"]} {
    ^bb0(%arg7: f32, %arg8: f32):
      plan.yield %arg7, %arg8 : f32, f32
    } {names = ["sum2", "sum4"]} : !plan.array<f32, []>, !plan.array<f32, []>
    %4:2 = traverse [] (%arg6[G, K] : !plan.array<f32, [G, K]>, %arg4[] : !plan.array<f32, []>, %3#1[] : !plan.array<f32, []>, %arg5[G, K] : !plan.array<f32, [G, K]>, %3#0[] : !plan.array<f32, []>) {
    ^bb0(%arg7: f32, %arg8: f32, %arg9: f32, %arg10: f32, %arg11: f32):
      %5 = plan.extent "B"
      %6 = plan.extent "M"
      %7 = muli %5, %6 : i64
      %8 = sitofp %7 : i64 to f32
      %cst = constant 0.000000e+00 : f32
      %cst_0 = constant 1.000000e+00 : f32
      %9 = cmpf oeq, %8, %cst : f32
      %10 = select %9, %cst_0, %8 : f32
      %11 = divf %arg9, %10 : f32
      %12 = subf %11, %arg7 : f32
      %13 = mulf %arg8, %12 : f32
      %14 = addf %arg7, %13 : f32
      %15 = divf %arg11, %10 : f32
      %16 = subf %15, %arg10 : f32
      %17 = mulf %arg8, %16 : f32
      %18 = addf %arg10, %17 : f32
      plan.yield %14, %18 : f32, f32
    } {names = ["state_q", "state_a"]} : !plan.array<f32, []>, !plan.array<f32, []>
    return %4#1, %4#0 : !plan.array<f32, []>, !plan.array<f32, []>
  } {names = ["state_a", "state_q"]} : !plan.array<f32, [G, K]>, !plan.array<f32, [G, K]>
  plan.return %1#0, %0#2, %0#3, %2#0, %2#1, %1#1, %1#2 : !plan.array<f32, [B, M, G, K, "..."]>, !plan.array<f32, [B, M, G, K]>, !plan.array<f32, [B, M, G, K]>, !plan.array<f32, [G, K]>, !plan.array<f32, [G, K]>, !plan.array<f32, [B, G]>, !plan.array<f32, [B, G]>
}
plan.form @four_things_batch_norm.vjp(%arg0: !plan.array<f32, [B, M, G, K, "..."]> {norm.axes = ["N", "C", "..."], norm.name = "dy", norm.role = "cotangent", norm.storage = f32}, %arg1: !plan.array<f32, [B, M, G, K, "..."]> {norm.axes = ["N", "C", "..."], norm.name = "x", norm.role = "input", norm.storage = f32}, %arg2: !plan.array<f32, [G, K]> {norm.axes = ["C"], norm.first_value = 1.000000e+00 : f64, norm.name = "gamma", norm.optional = true, norm.role = "parameter", norm.storage = f32}, %arg3: !plan.array<f32, [B, G]> {norm.axes = ["B", "G"], norm.name = "m", norm.role = "saved", norm.storage = f32}, %arg4: !plan.array<f32, [B, G]> {norm.axes = ["B", "G"], norm.name = "r", norm.role = "saved", norm.storage = f32}) -> (!plan.array<f32, [B, M, G, K, "..."]> {norm.axes = ["N", "C", "..."], norm.name = "dx", norm.role = "gradient", norm.storage = f32}, !plan.array<f32, [G, K]> {norm.axes = ["C"], norm.name = "dgamma", norm.role = "gradient", norm.storage = f32}, !plan.array<f32, [G, K]> {norm.axes = ["C"], norm.name = "dbeta", norm.role = "gradient", norm.storage = f32}) attributes {areas_of_two = [], axes = [#plan.axis<N, composite, factors = [B, M]>, #plan.axis<B, plain>, #plan.axis<M, plain, extent = 2>, #plan.axis<C, composite, factors = [G, K]>, #plan.axis<G, plain, extent = 32>, #plan.axis<K, plain>, #plan.axis<"...", pack>, #plan.axis<b, block, of = B>], declaration = "four_things_batch_norm", form = "vjp", refused = ["areas one by one: 3.00 tensors in runs of 16384 bytes", "separate dbeta, dgamma kernel: 5.00 tensors", "a kernel for each aggregate: 9.00 tensors", "not fused: dx needs sum, which the first traversal completes", "not fused: sum needs r, which the first traversal completes", "not fused: sum2 needs r, which the first traversal completes", "not fused: value 11 needs r, which the first traversal completes", "not fused: value 12 needs r, which the first traversal completes", "not fused: dx needs value 5, which the first traversal completes"]} {
  %0:3 = plan.kernel @dx for [B] block [B by 8 as b] placed {lanes = "...", tasks = [#plan.block<B by 8 as b>]} {
    %2 = hold %arg1 : <f32, [B, M, G, K, "..."]>
    %3 = hold %arg0 : <f32, [B, M, G, K, "..."]>
    %4:2 = traverse [G, K] (%arg3[B, G] : !plan.array<f32, [B, G]>, %arg4[B, G] : !plan.array<f32, [B, G]>) placed {order = ["G", "K"]} {
    ^bb0(%arg5: f32, %arg6: f32):
      plan.yield %arg5, %arg6 : f32, f32
    } {names = ["m", "r"]} : !plan.array<f32, [G, K]>, !plan.array<f32, [G, K]>
    %5:2 = traverse [M, G, K, "..."] (%2[B, M, G, K, "..."] : !plan.array<f32, [B, M, G, K, "..."]>, %4#0[G, K] : !plan.array<f32, [G, K]>, %3[B, M, G, K, "..."] : !plan.array<f32, [B, M, G, K, "..."]>) accumulate (sum [G, K, "..."], sum [G, K, "..."]) placed {order = ["M", "G", "K", "..."]} {
    ^bb0(%arg5: f32, %arg6: f32, %arg7: f32):
      %10 = subf %arg5, %arg6 : f32
      %11 = mulf %10, %arg7 : f32
      plan.yield %11, %arg7 : f32, f32
    } : !plan.array<f32, [G, K, "..."]>, !plan.array<f32, [G, K, "..."]>
    %6:4 = traverse [G, K, "..."] (%arg2[G, K] : !plan.array<f32, [G, K]>, %4#1[G, K] : !plan.array<f32, [G, K]>, %5#0[G, K, "..."] : !plan.array<f32, [G, K, "..."]>, %5#1[G, K, "..."] : !plan.array<f32, [G, K, "..."]>) accumulate (sum [G], sum [G], sum [G, K] across [B], sum [G, K] across [B]) placed {order = ["G", "K", "..."]} {
    ^bb0(%arg5: f32, %arg6: f32, %arg7: f32, %arg8: f32):
      %10 = mulf %arg5, %arg7 : f32
      %11 = mulf %arg5, %arg8 : f32
      %12 = mulf %arg6, %arg7 : f32
      plan.yield %10, %11, %arg8, %12 : f32, f32, f32, f32
    } {names = ["sum", "sum2", "dbeta", "dgamma"]} : !plan.array<f32, [G]>, !plan.array<f32, [G]>, !plan.array<f32, [G, K]>, !plan.array<f32, [G, K]>
    %7:2 = traverse [G] (%6#0[G] : !plan.array<f32, [G]>, %arg4[B, G] : !plan.array<f32, [B, G]>, %arg3[B, G] : !plan.array<f32, [B, G]>, %6#1[G] : !plan.array<f32, [G]>) placed {order = ["G"]} {
    ^bb0(%arg5: f32, %arg6: f32, %arg7: f32, %arg8: f32):
      %cst = constant 2.000000e+00 : f32
      %cst_0 = constant 5.000000e-01 : f32
      %10 = mulf %arg6, %arg6 : f32
      %11 = mulf %arg6, %10 : f32
      %12 = mulf %cst_0, %11 : f32
      %13 = mulf %arg5, %12 : f32
      %c2_i64 = constant 2 : i64
      %14 = plan.extent "K"
      %15 = muli %c2_i64, %14 : i64
      %16 = sitofp %15 : i64 to f32
      %17 = divf %13, %16 : f32
      %18 = plan.extent "..."
      %19 = sitofp %18 : i64 to f32
      %20 = divf %17, %19 : f32
      %21 = mulf %cst, %20 : f32
      %22 = mulf %arg7, %cst : f32
      %23 = mulf %13, %22 : f32
      %24 = mulf %arg6, %arg8 : f32
      %25 = subf %23, %24 : f32
      %26 = divf %25, %16 : f32
      %27 = divf %26, %19 : f32
      plan.yield %21, %27 : f32, f32
    } : !plan.array<f32, [G]>, !plan.array<f32, [G]>
    %8:2 = traverse [G, K] (%7#0[G] : !plan.array<f32, [G]>, %7#1[G] : !plan.array<f32, [G]>) placed {order = ["G", "K"]} {
    ^bb0(%arg5: f32, %arg6: f32):
      plan.yield %arg5, %arg6 : f32, f32
    } {names = ["value 11", "value 12"]} : !plan.array<f32, [G, K]>, !plan.array<f32, [G, K]>
    %9 = traverse [M, G, K, "..."] (%4#1[G, K] : !plan.array<f32, [G, K]>, %3[B, M, G, K, "..."] : !plan.array<f32, [B, M, G, K, "..."]>, %arg2[G, K] : !plan.array<f32, [G, K]>, %2[B, M, G, K, "..."] : !plan.array<f32, [B, M, G, K, "..."]>, %8#0[G, K] : !plan.array<f32, [G, K]>, %8#1[G, K] : !plan.array<f32, [G, K]>) placed {order = ["M", "G", "K", "..."], store = "stream"} {
    ^bb0(%arg5: f32, %arg6: f32, %arg7: f32, %arg8: f32, %arg9: f32, %arg10: f32):
      %10 = mulf %arg6, %arg7 : f32
      %11 = mulf %arg5, %10 : f32
      %cst = constant 5.000000e-01 : f32
      %12 = mulf %arg5, %arg5 : f32
      %13 = mulf %arg5, %12 : f32
      %14 = mulf %arg8, %arg9 : f32
      %15 = subf %11, %14 : f32
      %16 = addf %15, %arg10 : f32
      plan.yield %16 : f32
    } {names = ["dx"]} : !plan.array<f32, [M, G, K, "..."]>
    return %9, %6#2, %6#3 : !plan.array<f32, [M, G, K, "..."]>, !plan.array<f32, [G, K]>, !plan.array<f32, [G, K]>
  } {names = ["dx", "dbeta", "dgamma"]} : !plan.array<f32, [B, M, G, K, "..."]>, !plan.array<f32, [b, G, K]>, !plan.array<f32, [b, G, K]>
  %1:2 = plan.kernel @combine for [G, K] placed {across, lanes = "K", tasks = [#plan.block<G by 1 as G>, #plan.block<K by 128 as K>]} {
    %2:2 = traverse [b] (%0#1[b, G, K] : !plan.array<f32, [b, G, K]>, %0#2[b, G, K] : !plan.array<f32, [b, G, K]>) accumulate (sum [], sum []) in_order placed {order = ["b"]} {
    ^bb0(%arg5: f32, %arg6: f32):
      plan.yield %arg5, %arg6 : f32, f32
    } {names = ["dbeta", "dgamma"]} : !plan.array<f32, []>, !plan.array<f32, []>
    return %2#0, %2#1 : !plan.array<f32, []>, !plan.array<f32, []>
  } {names = ["dbeta", "dgamma"]} : !plan.array<f32, [G, K]>, !plan.array<f32, [G, K]>
  plan.return %0#0, %1#1, %1#0 : !plan.array<f32, [B, M, G, K, "..."]>, !plan.array<f32, [G, K]>, !plan.array<f32, [G, K]>
}
plan.form @four_things_batch_norm.inference(%arg0: !plan.array<f32, [B, M, G, K, "..."]> {norm.axes = ["N", "C", "..."], norm.name = "x", norm.role = "input", norm.storage = f32}, %arg1: !plan.array<f32, [G, K]> {norm.axes = ["C"], norm.first_value = 1.000000e+00 : f64, norm.name = "gamma", norm.optional = true, norm.role = "parameter", norm.storage = f32}, %arg2: !plan.array<f32, [G, K]> {norm.axes = ["C"], norm.first_value = 0.000000e+00 : f64, norm.name = "beta", norm.optional = true, norm.role = "parameter", norm.storage = f32}, %arg3: !plan.array<f32, []> {norm.axes = [], norm.first_value = 1.000000e-05 : f64, norm.name = "eps", norm.optional = true, norm.role = "scalar", norm.storage = f32}, %arg4: !plan.array<f32, [G, K]> {norm.axes = ["C"], norm.first_value = 0.000000e+00 : f64, norm.name = "state_a", norm.role = "state", norm.storage = f32}, %arg5: !plan.array<f32, [G, K]> {norm.axes = ["C"], norm.first_value = 1.000000e+00 : f64, norm.name = "state_q", norm.role = "state", norm.storage = f32}) -> (!plan.array<f32, [B, M, G, K, "..."]> {norm.axes = ["N", "C", "..."], norm.name = "y", norm.role = "output", norm.storage = f32}, !plan.array<f32, [G, K]> {norm.axes = ["C"], norm.name = "a", norm.role = "statistic", norm.storage = f32}, !plan.array<f32, [G, K]> {norm.axes = ["C"], norm.name = "q", norm.role = "statistic", norm.storage = f32}) attributes {areas_of_two = [], axes = [#plan.axis<N, composite, factors = [B, M]>, #plan.axis<B, plain>, #plan.axis<M, plain, extent = 2>, #plan.axis<C, composite, factors = [G, K]>, #plan.axis<G, plain, extent = 32>, #plan.axis<K, plain>, #plan.axis<"...", pack>], declaration = "four_things_batch_norm", form = "inference", refused = ["rows of many areas: 2.00 tensors in runs of 128 bytes"]} {
  %0:3 = plan.kernel @y for [G] placed {lanes = "...", tasks = [#plan.block<G by 16 as G>]} {
    %1:4 = traverse [K] (%arg4[G, K] : !plan.array<f32, [G, K]>, %arg5[G, K] : !plan.array<f32, [G, K]>) accumulate (sum [], sum []) placed {order = ["K"]} {
    ^bb0(%arg6: f32, %arg7: f32):
      plan.yield %arg6, %arg7, %arg6, %arg7 : f32, f32, f32, f32
    } {names = ["sum", "sum2", "a", "q"]} : !plan.array<f32, []>, !plan.array<f32, []>, !plan.array<f32, [K]>, !plan.array<f32, [K]>
    %2:2 = traverse [] (%1#0[] : !plan.array<f32, []>, %arg3[] : !plan.array<f32, []>, %1#1[] : !plan.array<f32, []>) {
    ^bb0(%arg6: f32, %arg7: f32, %arg8: f32):
      %4 = plan.extent "K"
      %5 = sitofp %4 : i64 to f32
      %cst = constant 0.000000e+00 : f32
      %6 = cmpf oeq, %5, %cst : f32
      %cst_0 = constant 1.000000e+00 : f32
      %7 = select %6, %cst_0, %5 : f32
      %8 = divf %arg6, %7 : f32
      %9 = divf %arg8, %7 : f32
      %10 = mulf %8, %8 : f32
      %11 = subf %9, %10 : f32
      %12 = addf %arg7, %11 : f32
      %13 = math.sqrt %12 : f32
      %14 = divf %cst_0, %13 : f32
      plan.yield %8, %14 : f32, f32
    } {names = ["m", ""]} : !plan.array<f32, []>, !plan.array<f32, []>
    %3 = traverse [B, M, K, "..."] (%arg2[G, K] : !plan.array<f32, [G, K]>, %arg0[B, M, G, K, "..."] : !plan.array<f32, [B, M, G, K, "..."]>, %arg1[G, K] : !plan.array<f32, [G, K]>, %1#1[] : !plan.array<f32, []>, %2#0[] : !plan.array<f32, []>, %2#1[] : !plan.array<f32, []>) placed {order = ["B", "M", "K", "..."], store = "stream"} {
    ^bb0(%arg6: f32, %arg7: f32, %arg8: f32, %arg9: f32, %arg10: f32, %arg11: f32):
      %4 = plan.extent "K"
      %5 = sitofp %4 : i64 to f32
      %cst = constant 0.000000e+00 : f32
      %cst_0 = constant 1.000000e+00 : f32
      %6 = cmpf oeq, %5, %cst : f32
      %7 = select %6, %cst_0, %5 : f32
      %8 = subf %arg7, %arg10 : f32
      %9 = divf %arg9, %7 : f32
      %10 = mulf %arg10, %arg10 : f32
      %11 = mulf %arg8, %arg11 : f32
      %12 = mulf %8, %11 : f32
      %13 = addf %arg6, %12 : f32
      plan.yield %13 : f32
    } {names = ["y"]} : !plan.array<f32, [B, M, K, "..."]>
    return %3, %1#2, %1#3 : !plan.array<f32, [B, M, K, "..."]>, !plan.array<f32, [K]>, !plan.array<f32, [K]>
  } {names = ["y", "a", "q"]} : !plan.array<f32, [B, M, G, K, "..."]>, !plan.array<f32, [G, K]>, !plan.array<f32, [G, K]>
  plan.return %0#0, %0#1, %0#2 : !plan.array<f32, [B, M, G, K, "..."]>, !plan.array<f32, [G, K]>, !plan.array<f32, [G, K]>
}
plan.form @four_things_batch_norm.inference_vjp(%arg0: !plan.array<f32, [B, M, G, K, "..."]> {norm.axes = ["N", "C", "..."], norm.name = "dy", norm.role = "cotangent", norm.storage = f32}, %arg1: !plan.array<f32, [B, M, G, K, "..."]> {norm.axes = ["N", "C", "..."], norm.name = "x", norm.role = "input", norm.storage = f32}, %arg2: !plan.array<f32, [G, K]> {norm.axes = ["C"], norm.first_value = 1.000000e+00 : f64, norm.name = "gamma", norm.optional = true, norm.role = "parameter", norm.storage = f32}, %arg3: !plan.array<f32, []> {norm.axes = [], norm.first_value = 1.000000e-05 : f64, norm.name = "eps", norm.optional = true, norm.role = "scalar", norm.storage = f32}, %arg4: !plan.array<f32, [G, K]> {norm.axes = ["C"], norm.first_value = 0.000000e+00 : f64, norm.name = "state_a", norm.role = "state", norm.storage = f32}, %arg5: !plan.array<f32, [G, K]> {norm.axes = ["C"], norm.first_value = 1.000000e+00 : f64, norm.name = "state_q", norm.role = "state", norm.storage = f32}) -> (!plan.array<f32, [B, M, G, K, "..."]> {norm.axes = ["N", "C", "..."], norm.name = "dx", norm.role = "gradient", norm.storage = f32}, !plan.array<f32, [G, K]> {norm.axes = ["C"], norm.name = "dgamma", norm.role = "gradient", norm.storage = f32}, !plan.array<f32, [G, K]> {norm.axes = ["C"], norm.name = "dbeta", norm.role = "gradient", norm.storage = f32}) attributes {areas_of_two = [], axes = [#plan.axis<N, composite, factors = [B, M]>, #plan.axis<B, plain>, #plan.axis<M, plain, extent = 2>, #plan.axis<C, composite, factors = [G, K]>, #plan.axis<G, plain, extent = 32>, #plan.axis<K, plain>, #plan.axis<"...", pack>], declaration = "four_things_batch_norm", form = "inference_vjp", refused = ["rows of many areas: 4.00 tensors in runs of 128 bytes", "a kernel for each aggregate: 5.00 tensors"]} {
  %0:3 = plan.kernel @dx for [G] placed {lanes = "...", tasks = [#plan.block<G by 16 as G>]} {
    %2:2 = traverse [K] (%arg4[G, K] : !plan.array<f32, [G, K]>, %arg5[G, K] : !plan.array<f32, [G, K]>) accumulate (sum [], sum []) placed {order = ["K"]} {
    ^bb0(%arg6: f32, %arg7: f32):
      plan.yield %arg6, %arg7 : f32, f32
    } {names = ["sum", "sum2"]} : !plan.array<f32, []>, !plan.array<f32, []>
    %3 = traverse [] (%arg3[] : !plan.array<f32, []>, %2#1[] : !plan.array<f32, []>, %2#0[] : !plan.array<f32, []>) {
    ^bb0(%arg6: f32, %arg7: f32, %arg8: f32):
      %cst = constant 1.000000e+00 : f32
      %5 = plan.extent "K"
      %6 = sitofp %5 : i64 to f32
      %cst_0 = constant 0.000000e+00 : f32
      %7 = cmpf oeq, %6, %cst_0 : f32
      %8 = select %7, %cst, %6 : f32
      %9 = divf %arg7, %8 : f32
      %10 = divf %arg8, %8 : f32
      %11 = mulf %10, %10 : f32
      %12 = subf %9, %11 : f32
      %13 = addf %arg6, %12 : f32
      %14 = math.sqrt %13 : f32
      %15 = divf %cst, %14 : f32
      plan.yield %15 : f32
    } : !plan.array<f32, []>
    %4 = traverse [B, M, K, "..."] (%arg0[B, M, G, K, "..."] : !plan.array<f32, [B, M, G, K, "..."]>, %arg2[G, K] : !plan.array<f32, [G, K]>, %2#1[] : !plan.array<f32, []>, %2#0[] : !plan.array<f32, []>, %3[] : !plan.array<f32, []>) placed {order = ["B", "M", "K", "..."], store = "stream"} {
    ^bb0(%arg6: f32, %arg7: f32, %arg8: f32, %arg9: f32, %arg10: f32):
      %5 = plan.extent "K"
      %6 = sitofp %5 : i64 to f32
      %cst = constant 0.000000e+00 : f32
      %cst_0 = constant 1.000000e+00 : f32
      %7 = cmpf oeq, %6, %cst : f32
      %8 = select %7, %cst_0, %6 : f32
      %9 = divf %arg8, %8 : f32
      %10 = divf %arg9, %8 : f32
      %11 = mulf %10, %10 : f32
      %12 = mulf %arg7, %arg10 : f32
      %13 = mulf %arg6, %12 : f32
      plan.yield %13 : f32
    } {names = ["dx"]} : !plan.array<f32, [B, M, K, "..."]>
    return %2#0, %2#1, %4 : !plan.array<f32, []>, !plan.array<f32, []>, !plan.array<f32, [B, M, K, "..."]>
  } {names = ["sum", "sum2", "dx"]} : !plan.array<f32, [G]>, !plan.array<f32, [G]>, !plan.array<f32, [B, M, G, K, "..."]>
  %1:2 = plan.kernel @dbeta for [G, K] placed {lanes = "...", tasks = [#plan.block<G by 1 as G>, #plan.block<K by 16 as K>]} {
    %2 = traverse [] (%0#0[G] : !plan.array<f32, [G]>) {
    ^bb0(%arg6: f32):
      %5 = plan.extent "K"
      %6 = sitofp %5 : i64 to f32
      %cst = constant 0.000000e+00 : f32
      %7 = cmpf oeq, %6, %cst : f32
      %cst_0 = constant 1.000000e+00 : f32
      %8 = select %7, %cst_0, %6 : f32
      %9 = divf %arg6, %8 : f32
      plan.yield %9 : f32
    } {names = ["m"]} : !plan.array<f32, []>
    %3:2 = traverse [B, M, "..."] (%arg0[B, M, G, K, "..."] : !plan.array<f32, [B, M, G, K, "..."]>, %arg1[B, M, G, K, "..."] : !plan.array<f32, [B, M, G, K, "..."]>, %2[] : !plan.array<f32, []>) accumulate (sum [], sum []) placed {order = ["B", "M", "..."]} {
    ^bb0(%arg6: f32, %arg7: f32, %arg8: f32):
      %5 = plan.extent "K"
      %6 = subf %arg7, %arg8 : f32
      %7 = mulf %arg6, %6 : f32
      plan.yield %arg6, %7 : f32, f32
    } {names = ["dbeta", "sum3"]} : !plan.array<f32, []>, !plan.array<f32, []>
    %4 = traverse [] (%arg3[] : !plan.array<f32, []>, %0#1[G] : !plan.array<f32, [G]>, %0#0[G] : !plan.array<f32, [G]>, %3#1[] : !plan.array<f32, []>) {
    ^bb0(%arg6: f32, %arg7: f32, %arg8: f32, %arg9: f32):
      %5 = plan.extent "K"
      %6 = sitofp %5 : i64 to f32
      %cst = constant 0.000000e+00 : f32
      %cst_0 = constant 1.000000e+00 : f32
      %7 = cmpf oeq, %6, %cst : f32
      %8 = select %7, %cst_0, %6 : f32
      %9 = divf %arg7, %8 : f32
      %10 = divf %arg8, %8 : f32
      %11 = mulf %10, %10 : f32
      %12 = subf %9, %11 : f32
      %13 = addf %arg6, %12 : f32
      %14 = math.sqrt %13 : f32
      %15 = divf %cst_0, %14 : f32
      %16 = mulf %15, %arg9 : f32
      plan.yield %16 : f32
    } {names = ["dgamma"]} : !plan.array<f32, []>
    return %3#0, %4 : !plan.array<f32, []>, !plan.array<f32, []>
  } {names = ["dbeta", "dgamma"]} : !plan.array<f32, [G, K]>, !plan.array<f32, [G, K]>
  plan.return %0#2, %1#1, %1#0 : !plan.array<f32, [B, M, G, K, "..."]>, !plan.array<f32, [G, K]>, !plan.array<f32, [G, K]>
}
