; Barriers that all threads reach, and others.

declare i32 @llvm.nvvm.read.ptx.sreg.tid.x()
declare void @llvm.nvvm.barrier.cta.sync.aligned.all(i32)
declare void @llvm.nvvm.barrier.cta.sync.aligned.count(i32, i32)
declare void @llvm.nvvm.barrier.cta.sync.all(i32)
declare i32 @llvm.nvvm.barrier.cta.red.popc.aligned.all(i32, i1)
declare i1 @llvm.nvvm.barrier.cta.red.and.aligned.all(i32, i1)
declare i1 @llvm.nvvm.barrier.cta.red.or.aligned.all(i32, i1)
declare void @llvm.nvvm.bar.warp.sync(i32)

@tile = internal addrspace(3) global [128 x i32] poison, align 16

; Threads below `split` wait at one barrier of the code, the others at another.
define ptx_kernel void @branches(i32 %split, i32 %second) {
  %t = call i32 @llvm.nvvm.read.ptx.sreg.tid.x()
  %is.low = icmp ult i32 %t, %split
  br i1 %is.low, label %low, label %high
low:
  call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0)
  ret void
high:
  call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 %second)
  ret void
}

; The same with a barrier that lanes need not meet at in one place.
define ptx_kernel void @branches_unaligned(i32 %split) {
  %t = call i32 @llvm.nvvm.read.ptx.sreg.tid.x()
  %is.low = icmp ult i32 %t, %split
  br i1 %is.low, label %low, label %high
low:
  call void @llvm.nvvm.barrier.cta.sync.all(i32 0)
  ret void
high:
  call void @llvm.nvvm.barrier.cta.sync.all(i32 0)
  ret void
}

; Threads from `live` on leave before the barrier.
define ptx_kernel void @early_exit(i32 %live) {
  %t = call i32 @llvm.nvvm.read.ptx.sreg.tid.x()
  %stays = icmp ult i32 %t, %live
  br i1 %stays, label %wait, label %leave
wait:
  call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0)
  ret void
leave:
  ret void
}

; Lanes of a warp wait for each other, those below `split` at the block's barrier instead.
define ptx_kernel void @mixed(i32 %split) {
  %t = call i32 @llvm.nvvm.read.ptx.sreg.tid.x()
  %is.low = icmp ult i32 %t, %split
  br i1 %is.low, label %low, label %high
low:
  call void @llvm.nvvm.barrier.cta.sync.all(i32 0)
  br label %high
high:
  call void @llvm.nvvm.bar.warp.sync(i32 -1)
  ret void
}

; Two warps share a barrier of their own after one of the block; each thread reads `distance` further within the tile.
define ptx_kernel void @groups(ptr addrspace(1) %y, i32 %distance, i32 %count) {
  %t = call i32 @llvm.nvvm.read.ptx.sreg.tid.x()
  %own = getelementptr i32, ptr addrspace(3) @tile, i32 %t
  store volatile i32 0, ptr addrspace(3) %own, align 4
  call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0)
  store i32 %t, ptr addrspace(3) %own, align 4
  %group = lshr i32 %t, 6
  %id = add i32 %group, 1
  call void @llvm.nvvm.barrier.cta.sync.aligned.count(i32 %id, i32 %count)
  %other = xor i32 %t, %distance
  %from = getelementptr i32, ptr addrspace(3) @tile, i32 %other
  %value = load i32, ptr addrspace(3) %from, align 4
  %to = getelementptr i32, ptr addrspace(1) %y, i32 %t
  store i32 %value, ptr addrspace(1) %to, align 4
  ret void
}

; The warps below two read what the third writes; those from `first` on meet before.
define ptx_kernel void @two_warps_read(i32 %first, i32 %count) {
  %t = call i32 @llvm.nvvm.read.ptx.sreg.tid.x()
  %own = getelementptr i32, ptr addrspace(3) @tile, i32 %t
  store volatile i32 %t, ptr addrspace(3) %own, align 4
  call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0)
  %reads = icmp ult i32 %t, 64
  br i1 %reads, label %read, label %meet
read:
  %value = load volatile i32, ptr addrspace(3) @tile, align 4
  br label %meet
meet:
  %is.in = icmp uge i32 %t, %first
  br i1 %is.in, label %wait, label %end
wait:
  call void @llvm.nvvm.barrier.cta.sync.aligned.count(i32 1, i32 %count)
  %writes = icmp eq i32 %t, 64
  br i1 %writes, label %write, label %end
write:
  store volatile i32 7, ptr addrspace(3) @tile, align 4
  br label %end
end:
  ret void
}

; The threads with no bit of `bits` in their number wait at a barrier for 32.
define ptx_kernel void @half_warps(i32 %bits) {
  %t = call i32 @llvm.nvvm.read.ptx.sreg.tid.x()
  %bit = and i32 %t, %bits
  %is.in = icmp eq i32 %bit, 0
  br i1 %is.in, label %wait, label %end
wait:
  call void @llvm.nvvm.barrier.cta.sync.aligned.count(i32 2, i32 32)
  br label %end
end:
  ret void
}

; How many threads are below a limit, whether all are, whether some are.
define ptx_kernel void @reductions(ptr addrspace(1) %y, i32 %limit) {
  %t = call i32 @llvm.nvvm.read.ptx.sreg.tid.x()
  %below = icmp ult i32 %t, %limit
  %many = call i32 @llvm.nvvm.barrier.cta.red.popc.aligned.all(i32 0, i1 %below)
  %all = call i1 @llvm.nvvm.barrier.cta.red.and.aligned.all(i32 1, i1 %below)
  %some = call i1 @llvm.nvvm.barrier.cta.red.or.aligned.all(i32 0, i1 %below)
  %all.32 = zext i1 %all to i32
  %some.32 = zext i1 %some to i32
  %all.shifted = shl i32 %all.32, 16
  %some.shifted = shl i32 %some.32, 17
  %two = or i32 %all.shifted, %some.shifted
  %three = or i32 %two, %many
  %to = getelementptr i32, ptr addrspace(1) %y, i32 %t
  store i32 %three, ptr addrspace(1) %to, align 4
  ret void
}

; The first block waits for a flag that the second sets.
define ptx_kernel void @signal(ptr addrspace(1) %flag) {
  %b = call i32 @llvm.nvvm.read.ptx.sreg.ctaid.x()
  %waits = icmp eq i32 %b, 0
  br i1 %waits, label %again, label %set
set:
  store atomic i32 1, ptr addrspace(1) %flag syncscope("device") monotonic, align 4
  ret void
again:
  %value = load atomic i32, ptr addrspace(1) %flag syncscope("device") monotonic, align 4
  %is.set = icmp ne i32 %value, 0
  br i1 %is.set, label %end, label %again
end:
  ret void
}
declare i32 @llvm.nvvm.read.ptx.sreg.ctaid.x()

; Waits for a flag that another block may set.
define ptx_kernel void @poll(ptr addrspace(1) %flag) {
  br label %again
again:
  %value = load atomic i32, ptr addrspace(1) %flag syncscope("device") monotonic, align 4
  %is.set = icmp ne i32 %value, 0
  br i1 %is.set, label %end, label %again
end:
  ret void
}
