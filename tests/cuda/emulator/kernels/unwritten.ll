; Each thread writes its element of a tile, then reads the one from the other end.

declare i32 @llvm.nvvm.read.ptx.sreg.tid.x()
declare void @llvm.nvvm.barrier.cta.sync.aligned.all(i32)

@tile = internal addrspace(3) global [64 x float] poison, align 16

; The last `missing` threads do not write.
define ptx_kernel void @reverse(ptr addrspace(1) %y, i32 %missing) {
  %t = call i32 @llvm.nvvm.read.ptx.sreg.tid.x()
  %own = getelementptr float, ptr addrspace(3) @tile, i32 %t
  %writers = sub i32 64, %missing
  %writes = icmp slt i32 %t, %writers
  br i1 %writes, label %write, label %read
write:
  %value = sitofp i32 %t to float
  store float %value, ptr addrspace(3) %own, align 4
  br label %read
read:
  call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0)
  %mirrored = sub i32 63, %t
  %other = getelementptr float, ptr addrspace(3) @tile, i32 %mirrored
  %read.value = load float, ptr addrspace(3) %other, align 4
  %to = getelementptr float, ptr addrspace(1) %y, i32 %t
  store float %read.value, ptr addrspace(1) %to, align 4
  ret void
}

; Two bytes of four: a shadow by words would see the word as written.
define ptx_kernel void @half_word(ptr addrspace(1) %y, i32 %second) {
  store i16 1, ptr addrspace(3) @tile, align 4
  %is.second = icmp ne i32 %second, 0
  br i1 %is.second, label %write, label %read
write:
  store i16 2, ptr addrspace(3) getelementptr (i8, ptr addrspace(3) @tile, i32 2), align 2
  br label %read
read:
  %word = load i32, ptr addrspace(3) @tile, align 4
  store i32 %word, ptr addrspace(1) %y, align 4
  ret void
}
