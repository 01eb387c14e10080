; What lanes of a warp tell each other.

declare i32 @llvm.nvvm.read.ptx.sreg.tid.x()
declare i32 @llvm.nvvm.read.ptx.sreg.laneid()
declare i32 @llvm.nvvm.shfl.sync.idx.i32(i32, i32, i32, i32)
declare i32 @llvm.nvvm.shfl.sync.up.i32(i32, i32, i32, i32)
declare i32 @llvm.nvvm.shfl.sync.down.i32(i32, i32, i32, i32)
declare i32 @llvm.nvvm.shfl.sync.bfly.i32(i32, i32, i32, i32)
declare float @llvm.nvvm.shfl.sync.bfly.f32(i32, float, i32, i32)
declare { i32, i1 } @llvm.nvvm.shfl.sync.up.i32p(i32, i32, i32, i32)
declare void @llvm.nvvm.bar.warp.sync(i32)
declare i1 @llvm.nvvm.vote.all.sync(i32, i1)
declare i1 @llvm.nvvm.vote.any.sync(i32, i1)
declare i1 @llvm.nvvm.vote.uni.sync(i32, i1)
declare i32 @llvm.nvvm.vote.ballot.sync(i32, i1)

; y[mode][t]: where each mode of a shuffle gets its value from.
define ptx_kernel void @modes(ptr addrspace(1) %y, i32 %by, i32 %clamp, i32 %up.clamp) {
  %t = call i32 @llvm.nvvm.read.ptx.sreg.tid.x()
  %idx = call i32 @llvm.nvvm.shfl.sync.idx.i32(i32 -1, i32 %t, i32 %by, i32 %clamp)
  %up = call i32 @llvm.nvvm.shfl.sync.up.i32(i32 -1, i32 %t, i32 %by, i32 %up.clamp)
  %down = call i32 @llvm.nvvm.shfl.sync.down.i32(i32 -1, i32 %t, i32 %by, i32 %clamp)
  %bfly = call i32 @llvm.nvvm.shfl.sync.bfly.i32(i32 -1, i32 %t, i32 %by, i32 %clamp)
  %pair = call { i32, i1 } @llvm.nvvm.shfl.sync.up.i32p(i32 -1, i32 %t, i32 %by, i32 %up.clamp)
  %in.range = extractvalue { i32, i1 } %pair, 1
  %in.range.32 = zext i1 %in.range to i32
  %y0 = getelementptr i32, ptr addrspace(1) %y, i32 %t
  %y1 = getelementptr i32, ptr addrspace(1) %y0, i32 32
  %y2 = getelementptr i32, ptr addrspace(1) %y0, i32 64
  %y3 = getelementptr i32, ptr addrspace(1) %y0, i32 96
  %y4 = getelementptr i32, ptr addrspace(1) %y0, i32 128
  store i32 %idx, ptr addrspace(1) %y0, align 4
  store i32 %up, ptr addrspace(1) %y1, align 4
  store i32 %down, ptr addrspace(1) %y2, align 4
  store i32 %bfly, ptr addrspace(1) %y3, align 4
  store i32 %in.range.32, ptr addrspace(1) %y4, align 4
  ret void
}

; y[t] of what the lanes below `limit` vote for.
define ptx_kernel void @votes(ptr addrspace(1) %y, i32 %limit) {
  %t = call i32 @llvm.nvvm.read.ptx.sreg.tid.x()
  %lane = call i32 @llvm.nvvm.read.ptx.sreg.laneid()
  %below = icmp ult i32 %lane, %limit
  %all = call i1 @llvm.nvvm.vote.all.sync(i32 -1, i1 %below)
  %any = call i1 @llvm.nvvm.vote.any.sync(i32 -1, i1 %below)
  %uni = call i1 @llvm.nvvm.vote.uni.sync(i32 -1, i1 %below)
  %ballot = call i32 @llvm.nvvm.vote.ballot.sync(i32 -1, i1 %below)
  %all.32 = zext i1 %all to i32
  %any.32 = zext i1 %any to i32
  %uni.32 = zext i1 %uni to i32
  %any.shifted = shl i32 %any.32, 1
  %uni.shifted = shl i32 %uni.32, 2
  %two = or i32 %all.32, %any.shifted
  %three = or i32 %two, %uni.shifted
  %to = getelementptr i32, ptr addrspace(1) %y, i32 %t
  store i32 %three, ptr addrspace(1) %to, align 4
  %after = getelementptr i32, ptr addrspace(1) %to, i32 64
  store i32 %ballot, ptr addrspace(1) %after, align 4
  ret void
}

; Lanes below `live` shuffle by `by` under a mask; the others have left.
define ptx_kernel void @some_lanes(ptr addrspace(1) %y, i32 %live, i32 %mask, i32 %by) {
  %t = call i32 @llvm.nvvm.read.ptx.sreg.tid.x()
  %stays = icmp ult i32 %t, %live
  br i1 %stays, label %shuffle, label %leave
shuffle:
  %value = call i32 @llvm.nvvm.shfl.sync.bfly.i32(i32 %mask, i32 %t, i32 %by, i32 31)
  %to = getelementptr i32, ptr addrspace(1) %y, i32 %t
  store i32 %value, ptr addrspace(1) %to, align 4
  ret void
leave:
  ret void
}

; Lanes below `split` shuffle under one mask, the others under another; then the whole warp meets.
define ptx_kernel void @two_masks(ptr addrspace(1) %y, i32 %split, i32 %first, i32 %second) {
  %t = call i32 @llvm.nvvm.read.ptx.sreg.tid.x()
  %is.low = icmp ult i32 %t, %split
  %to = getelementptr i32, ptr addrspace(1) %y, i32 %t
  br i1 %is.low, label %low, label %high
low:
  %one = call i32 @llvm.nvvm.shfl.sync.bfly.i32(i32 %first, i32 %t, i32 1, i32 31)
  store i32 %one, ptr addrspace(1) %to, align 4
  br label %meet
high:
  %two = call i32 @llvm.nvvm.shfl.sync.bfly.i32(i32 %second, i32 %t, i32 1, i32 31)
  store i32 %two, ptr addrspace(1) %to, align 4
  br label %meet
meet:
  call void @llvm.nvvm.bar.warp.sync(i32 -1)
  ret void
}

; Lanes below `split` vote where the others shuffle.
define ptx_kernel void @vote_or_shuffle(i32 %split) {
  %t = call i32 @llvm.nvvm.read.ptx.sreg.tid.x()
  %is.low = icmp ult i32 %t, %split
  br i1 %is.low, label %low, label %high
low:
  %ballot = call i32 @llvm.nvvm.vote.ballot.sync(i32 -1, i1 true)
  ret void
high:
  %value = call i32 @llvm.nvvm.shfl.sync.bfly.i32(i32 -1, i32 %t, i32 1, i32 31)
  ret void
}
