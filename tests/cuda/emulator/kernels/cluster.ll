; Blocks of a cluster that touch each other's shared memory.

declare i32 @llvm.nvvm.read.ptx.sreg.tid.x()
declare i32 @llvm.nvvm.read.ptx.sreg.ntid.x()
declare i32 @llvm.nvvm.read.ptx.sreg.ctaid.x()
declare i32 @llvm.nvvm.read.ptx.sreg.cluster.ctarank()
declare i32 @llvm.nvvm.read.ptx.sreg.cluster.nctarank()
declare ptr addrspace(7) @llvm.nvvm.mapa.shared.cluster(ptr addrspace(3), i32)
declare ptr @llvm.nvvm.mapa(ptr, i32)
declare void @llvm.nvvm.barrier.cluster.arrive.aligned()
declare void @llvm.nvvm.barrier.cluster.arrive.relaxed.aligned()
declare void @llvm.nvvm.barrier.cta.sync.aligned.all(i32)
declare void @llvm.nvvm.barrier.cluster.wait.aligned()

@cell = internal addrspace(3) global i32 poison, align 4

define internal void @sync(i32 %whether) alwaysinline {
  switch i32 %whether, label %end [ i32 1, label %barrier
                                    i32 2, label %relaxed
                                    i32 3, label %of.block ]
of.block:
  call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0)
  br label %end
barrier:
  call void @llvm.nvvm.barrier.cluster.arrive.aligned()
  call void @llvm.nvvm.barrier.cluster.wait.aligned()
  br label %end
relaxed:
  call void @llvm.nvvm.barrier.cluster.arrive.relaxed.aligned()
  call void @llvm.nvvm.barrier.cluster.wait.aligned()
  br label %end
end:
  ret void
}

; Each block writes its cell and reads that of the block `distance` after it. 
; Barriers: 0 none, 1 of the cluster, 2 the same but relaxed, 3 of the block.
define ptx_kernel void @neighbour(ptr addrspace(1) %y, i32 %distance, i32 %before, i32 %between, i32 %after) {
  call void @sync(i32 %before)
  %rank = call i32 @llvm.nvvm.read.ptx.sreg.cluster.ctarank()
  %blocks = call i32 @llvm.nvvm.read.ptx.sreg.cluster.nctarank()
  %block = call i32 @llvm.nvvm.read.ptx.sreg.ctaid.x()
  store i32 %block, ptr addrspace(3) @cell, align 4
  call void @sync(i32 %between)
  %next = add i32 %rank, %distance
  %wrapped = urem i32 %next, %blocks
  %remote = call ptr addrspace(7) @llvm.nvvm.mapa.shared.cluster(ptr addrspace(3) @cell, i32 %wrapped)
  %value = load i32, ptr addrspace(7) %remote, align 4
  call void @sync(i32 %after)
  %to = getelementptr i32, ptr addrspace(1) %y, i32 %block
  store i32 %value, ptr addrspace(1) %to, align 4
  ret void
}

; Writes into the next block's cell through a generic pointer; barriers as above.
define ptx_kernel void @push(ptr %y, i32 %between, i32 %to.rank) {
  call void @sync(i32 1)
  %rank = call i32 @llvm.nvvm.read.ptx.sreg.cluster.ctarank()
  %block = call i32 @llvm.nvvm.read.ptx.sreg.ctaid.x()
  %next = xor i32 %rank, %to.rank
  %remote = call ptr @llvm.nvvm.mapa(ptr addrspacecast (ptr addrspace(3) @cell to ptr), i32 %next)
  store i32 %block, ptr %remote, align 4
  call void @sync(i32 %between)
  %value = load i32, ptr addrspace(3) @cell, align 4
  call void @sync(i32 1)
  %to = getelementptr i32, ptr %y, i32 %block
  store i32 %value, ptr %to, align 4
  ret void
}

; The first block of each cluster reads the cell of the second, which may exit at once.
define ptx_kernel void @one_reads(ptr addrspace(1) %y, i32 %after) {
  %rank = call i32 @llvm.nvvm.read.ptx.sreg.cluster.ctarank()
  %block = call i32 @llvm.nvvm.read.ptx.sreg.ctaid.x()
  store i32 %block, ptr addrspace(3) @cell, align 4
  call void @sync(i32 1)
  %reads = icmp eq i32 %rank, 0
  br i1 %reads, label %read, label %end
read:
  %remote = call ptr addrspace(7) @llvm.nvvm.mapa.shared.cluster(ptr addrspace(3) @cell, i32 1)
  %value = load i32, ptr addrspace(7) %remote, align 4
  %to = getelementptr i32, ptr addrspace(1) %y, i32 %block
  store i32 %value, ptr addrspace(1) %to, align 4
  br label %end
end:
  call void @sync(i32 %after)
  ret void
}

; All blocks read x[block >> shift], then those write it whose number has no bit of `mask`.
define ptx_kernel void @all_read(ptr addrspace(1) %x, ptr addrspace(1) %y, i32 %between, i32 %shift, i32 %mask) {
  %block = call i32 @llvm.nvvm.read.ptx.sreg.ctaid.x()
  %index = lshr i32 %block, %shift
  %place = getelementptr i32, ptr addrspace(1) %x, i32 %index
  %value = load volatile i32, ptr addrspace(1) %place, align 4
  call void @sync(i32 %between)
  %bits = and i32 %block, %mask
  %writes = icmp eq i32 %bits, 0
  br i1 %writes, label %write, label %end
write:
  store volatile i32 %block, ptr addrspace(1) %place, align 4
  br label %end
end:
  %to = getelementptr i32, ptr addrspace(1) %y, i32 %block
  store i32 %value, ptr addrspace(1) %to, align 4
  ret void
}

; The second block of each cluster writes into the first one's cell, which the first reads; barriers as above.
define ptx_kernel void @one_pushes(ptr addrspace(1) %y, i32 %between) {
  %rank = call i32 @llvm.nvvm.read.ptx.sreg.cluster.ctarank()
  %block = call i32 @llvm.nvvm.read.ptx.sreg.ctaid.x()
  store volatile i32 -1, ptr addrspace(3) @cell, align 4
  call void @sync(i32 1)
  %pushes = icmp eq i32 %rank, 1
  br i1 %pushes, label %push, label %meet
push:
  %remote = call ptr addrspace(7) @llvm.nvvm.mapa.shared.cluster(ptr addrspace(3) @cell, i32 0)
  store i32 %block, ptr addrspace(7) %remote, align 4
  br label %meet
meet:
  call void @sync(i32 %between)
  %value = load volatile i32, ptr addrspace(3) @cell, align 4
  call void @sync(i32 1)
  %to = getelementptr i32, ptr addrspace(1) %y, i32 %block
  store i32 %value, ptr addrspace(1) %to, align 4
  ret void
}

; Clusters of four: the first block reads x before it arrives or (`late`) after, the second before; the third writes x.
define ptx_kernel void @early_and_late(ptr addrspace(1) %x, i32 %late) {
  %rank = call i32 @llvm.nvvm.read.ptx.sreg.cluster.ctarank()
  %is.first = icmp eq i32 %rank, 0
  %is.second = icmp eq i32 %rank, 1
  %is.third = icmp eq i32 %rank, 2
  %is.late = icmp ne i32 %late, 0
  %reads.late = and i1 %is.first, %is.late
  %not.late = xor i1 %is.late, true
  %first.early = and i1 %is.first, %not.late
  %reads.early = or i1 %first.early, %is.second
  br i1 %reads.early, label %early, label %arrive
early:
  %one = load volatile i32, ptr addrspace(1) %x, align 4
  br label %arrive
arrive:
  call void @llvm.nvvm.barrier.cluster.arrive.aligned()
  br i1 %reads.late, label %after, label %wait
after:
  %two = load volatile i32, ptr addrspace(1) %x, align 4
  br label %wait
wait:
  call void @llvm.nvvm.barrier.cluster.wait.aligned()
  br i1 %is.third, label %write, label %end
write:
  store volatile i32 1, ptr addrspace(1) %x, align 4
  br label %end
end:
  ret void
}

; The first block arrives and leaves; in the second, thread 1 writes what thread 0 reads behind the barrier.
define ptx_kernel void @arrive_and_leave(ptr addrspace(1) %y) {
  %rank = call i32 @llvm.nvvm.read.ptx.sreg.cluster.ctarank()
  %t = call i32 @llvm.nvvm.read.ptx.sreg.tid.x()
  %leaves = icmp eq i32 %rank, 0
  br i1 %leaves, label %leave, label %stay
leave:
  call void @llvm.nvvm.barrier.cluster.arrive.aligned()
  ret void
stay:
  %reads = icmp eq i32 %t, 0
  br i1 %reads, label %read, label %write
write:
  store i32 9, ptr addrspace(3) @cell, align 4
  call void @sync(i32 1)
  ret void
read:
  call void @sync(i32 1)
  %value = load i32, ptr addrspace(3) @cell, align 4
  store i32 %value, ptr addrspace(1) %y, align 4
  ret void
}

; Reads the other block's cell through a pointer to shared memory of the own block, or to that of the cluster.
define ptx_kernel void @as_own(ptr addrspace(1) %y, i32 %own) {
  %rank = call i32 @llvm.nvvm.read.ptx.sreg.cluster.ctarank()
  %block = call i32 @llvm.nvvm.read.ptx.sreg.ctaid.x()
  store i32 %block, ptr addrspace(3) @cell, align 4
  call void @sync(i32 1)
  %next = xor i32 %rank, 1
  %remote = call ptr addrspace(7) @llvm.nvvm.mapa.shared.cluster(ptr addrspace(3) @cell, i32 %next)
  %is.own = icmp ne i32 %own, 0
  br i1 %is.own, label %wrong, label %right
wrong:
  %address = ptrtoint ptr addrspace(7) %remote to i64
  %local = inttoptr i64 %address to ptr addrspace(3)
  %one = load volatile i32, ptr addrspace(3) %local, align 4
  br label %end
right:
  %two = load volatile i32, ptr addrspace(7) %remote, align 4
  br label %end
end:
  call void @sync(i32 1)
  ret void
}

; The blocks below `readers` read x; behind a cluster barrier the block `writer` writes it.
define ptx_kernel void @read_here_write_there(ptr addrspace(1) %x, i32 %readers, i32 %writer) {
  %block = call i32 @llvm.nvvm.read.ptx.sreg.ctaid.x()
  %reads = icmp ult i32 %block, %readers
  br i1 %reads, label %read, label %meet
read:
  %value = load volatile i32, ptr addrspace(1) %x, align 4
  br label %meet
meet:
  call void @sync(i32 1)
  %writes = icmp eq i32 %block, %writer
  br i1 %writes, label %write, label %end
write:
  store volatile i32 1, ptr addrspace(1) %x, align 4
  br label %end
end:
  ret void
}

; Thread 0 alone waits for the cluster before a barrier of the block, or none; then thread 1 reads the other block's cell.
define ptx_kernel void @one_waits(ptr addrspace(1) %y, i32 %between) {
  call void @sync(i32 1)
  %rank = call i32 @llvm.nvvm.read.ptx.sreg.cluster.ctarank()
  %block = call i32 @llvm.nvvm.read.ptx.sreg.ctaid.x()
  %t = call i32 @llvm.nvvm.read.ptx.sreg.tid.x()
  %is.first = icmp eq i32 %t, 0
  br i1 %is.first, label %first, label %second
first:
  store i32 %block, ptr addrspace(3) @cell, align 4
  call void @llvm.nvvm.barrier.cluster.arrive.aligned()
  call void @llvm.nvvm.barrier.cluster.wait.aligned()
  br label %meet
second:
  call void @llvm.nvvm.barrier.cluster.arrive.aligned()
  br label %meet
meet:
  call void @sync(i32 %between)
  br i1 %is.first, label %end, label %read
read:
  %next = xor i32 %rank, 1
  %remote = call ptr addrspace(7) @llvm.nvvm.mapa.shared.cluster(ptr addrspace(3) @cell, i32 %next)
  %value = load i32, ptr addrspace(7) %remote, align 4
  %to = getelementptr i32, ptr addrspace(1) %y, i32 %block
  store i32 %value, ptr addrspace(1) %to, align 4
  call void @llvm.nvvm.barrier.cluster.wait.aligned()
  br label %end
end:
  call void @sync(i32 1)
  ret void
}

; Global memory between blocks of a cluster: only a cluster barrier orders it.
define ptx_kernel void @through_global(ptr addrspace(1) %x, ptr addrspace(1) %y, i32 %between) {
  %block = call i32 @llvm.nvvm.read.ptx.sreg.ctaid.x()
  %own = getelementptr i32, ptr addrspace(1) %x, i32 %block
  store i32 %block, ptr addrspace(1) %own, align 4
  call void @sync(i32 %between)
  %next = xor i32 %block, 1
  %from = getelementptr i32, ptr addrspace(1) %x, i32 %next
  %value = load volatile i32, ptr addrspace(1) %from, align 4
  %to = getelementptr i32, ptr addrspace(1) %y, i32 %block
  store i32 %value, ptr addrspace(1) %to, align 4
  ret void
}

; Arrives, works, waits: what is done in between is not ordered. `when` 0: the store before the arrival, 1: after it.
define ptx_kernel void @split(ptr addrspace(1) %y, i32 %when) {
  call void @sync(i32 1)
  %rank = call i32 @llvm.nvvm.read.ptx.sreg.cluster.ctarank()
  %block = call i32 @llvm.nvvm.read.ptx.sreg.ctaid.x()
  %early = icmp eq i32 %when, 0
  br i1 %early, label %first, label %arrive
first:
  store volatile i32 %block, ptr addrspace(3) @cell, align 4
  br label %arrive
arrive:
  call void @llvm.nvvm.barrier.cluster.arrive.aligned()
  br i1 %early, label %wait, label %second
second:
  store volatile i32 %block, ptr addrspace(3) @cell, align 4
  br label %wait
wait:
  call void @llvm.nvvm.barrier.cluster.wait.aligned()
  %next = xor i32 %rank, 1
  %remote = call ptr addrspace(7) @llvm.nvvm.mapa.shared.cluster(ptr addrspace(3) @cell, i32 %next)
  %value = load i32, ptr addrspace(7) %remote, align 4
  call void @sync(i32 1)
  %to = getelementptr i32, ptr addrspace(1) %y, i32 %block
  store i32 %value, ptr addrspace(1) %to, align 4
  ret void
}

; The first block of the cluster does not reach the second barrier, or polls a flag instead.
define ptx_kernel void @unequal(i32 %who, ptr addrspace(1) %flag) {
  call void @sync(i32 1)
  %rank = call i32 @llvm.nvvm.read.ptx.sreg.cluster.ctarank()
  %polls = icmp eq i32 %rank, %who
  br i1 %polls, label %poll, label %wait
poll:
  %value = load atomic i32, ptr addrspace(1) %flag syncscope("device") monotonic, align 4
  %is.set = icmp ne i32 %value, 0
  br i1 %is.set, label %wait, label %poll
wait:
  call void @sync(i32 1)
  ret void
}

; Threads below `split` wait at the block's barrier, the others at the cluster's.
define ptx_kernel void @block_or_cluster(i32 %split) {
  %t = call i32 @llvm.nvvm.read.ptx.sreg.tid.x()
  %is.low = icmp ult i32 %t, %split
  br i1 %is.low, label %low, label %high
low:
  call void @llvm.nvvm.barrier.cta.sync.all(i32 3)
  ret void
high:
  call void @sync(i32 1)
  ret void
}
declare void @llvm.nvvm.barrier.cta.sync.all(i32)

define ptx_kernel void @arrive_only(i32 %times, i32 %waits) {
  call void @llvm.nvvm.barrier.cluster.arrive.aligned()
  %twice = icmp eq i32 %times, 2
  br i1 %twice, label %again, label %wait
again:
  call void @llvm.nvvm.barrier.cluster.arrive.aligned()
  br label %wait
wait:
  call void @llvm.nvvm.barrier.cluster.wait.aligned()
  %more = icmp eq i32 %waits, 2
  br i1 %more, label %wait.again, label %end
wait.again:
  call void @llvm.nvvm.barrier.cluster.wait.aligned()
  br label %end
end:
  ret void
}
