def draw_steps(n):
    # ลองเริ่มจากพิมพ์ # ให้ครบ n บรรทัดก่อน · begin with n lines that have one # each
    print("#")
