// Functions of libraries that few documents need: the first call of one loads its library. Without this, the dynamic linker
// loads and relocates some sixty libraries at every start, which takes longer than reading ten web pages.
//
// Each name is a jump through a slot that first leads to late_find, later to the function itself. Where this is not written
// for a processor, the libraries are loaded at the start as ever. A library loses its place among those (the DT_NEEDED of the
// ELF specification) where all that is used of it stands here, and the linker is told --as-needed.

#if defined(__x86_64__) && defined(__ELF__)

#define POPPLER 0
#define LIBZIP 1
#define CURL 2

// Arguments are in registers and on the stack (System V ABI, AMD64, 3.2.3): none is touched but r10 and r11, which are nobody's.
.macro late library, name
  .section .rodata
late_name_\name:
  .asciz "\name"
  .data
  .p2align 3
late_slot_\name:
  .quad late_first_\name
  .text
  .globl \name
  .hidden \name
  .type \name, @function
\name:
  jmp *late_slot_\name(%rip)
late_first_\name:
  leaq late_slot_\name(%rip), %r10
  leaq late_name_\name(%rip), %r11
  pushq $\library
  jmp late_find
.endm

  .text
  .type late_find, @function
late_find:
  pushq %rax
  pushq %rdi
  pushq %rsi
  pushq %rdx
  pushq %rcx
  pushq %r8
  pushq %r9
  subq $136, %rsp
  movups %xmm0, (%rsp)
  movups %xmm1, 16(%rsp)
  movups %xmm2, 32(%rsp)
  movups %xmm3, 48(%rsp)
  movups %xmm4, 64(%rsp)
  movups %xmm5, 80(%rsp)
  movups %xmm6, 96(%rsp)
  movups %xmm7, 112(%rsp)
  movq 192(%rsp), %rdi
  movq %r11, %rsi
  movq %r10, %rdx
  call verbatim_late_function
  movq %rax, %r11
  movups (%rsp), %xmm0
  movups 16(%rsp), %xmm1
  movups 32(%rsp), %xmm2
  movups 48(%rsp), %xmm3
  movups 64(%rsp), %xmm4
  movups 80(%rsp), %xmm5
  movups 96(%rsp), %xmm6
  movups 112(%rsp), %xmm7
  addq $136, %rsp
  popq %r9
  popq %r8
  popq %rcx
  popq %rdx
  popq %rsi
  popq %rdi
  popq %rax
  addq $8, %rsp
  jmp *%r11

// Poppler, and of what it stands on what is used with it.
late POPPLER, cairo_create
late POPPLER, cairo_destroy
late POPPLER, cairo_image_surface_create
late POPPLER, cairo_image_surface_get_data
late POPPLER, cairo_image_surface_get_stride
late POPPLER, cairo_line_to
late POPPLER, cairo_move_to
late POPPLER, cairo_paint
late POPPLER, cairo_rectangle
late POPPLER, cairo_region_destroy
late POPPLER, cairo_region_get_rectangle
late POPPLER, cairo_region_num_rectangles
late POPPLER, cairo_scale
late POPPLER, cairo_select_font_face
late POPPLER, cairo_set_font_size
late POPPLER, cairo_set_line_width
late POPPLER, cairo_set_source_rgb
late POPPLER, cairo_show_text
late POPPLER, cairo_stroke
late POPPLER, cairo_surface_destroy
late POPPLER, cairo_surface_flush
late POPPLER, cairo_surface_status
late POPPLER, g_bytes_new
late POPPLER, g_bytes_new_with_free_func
late POPPLER, g_bytes_unref
late POPPLER, g_checksum_free
late POPPLER, g_checksum_get_digest
late POPPLER, g_checksum_new
late POPPLER, g_checksum_update
late POPPLER, g_clear_error
late POPPLER, g_converter_convert
late POPPLER, g_date_time_get_day_of_month
late POPPLER, g_date_time_get_hour
late POPPLER, g_date_time_get_minute
late POPPLER, g_date_time_get_month
late POPPLER, g_date_time_get_second
late POPPLER, g_date_time_get_utc_offset
late POPPLER, g_date_time_get_year
late POPPLER, g_date_time_unref
late POPPLER, g_free
late POPPLER, g_list_free
late POPPLER, g_log_set_default_handler
late POPPLER, g_memory_input_stream_new_from_bytes
late POPPLER, g_object_unref
late POPPLER, g_zlib_compressor_new
late POPPLER, g_zlib_decompressor_new
late POPPLER, poppler_action_free
late POPPLER, poppler_annot_get_annot_type
late POPPLER, poppler_annot_get_contents
late POPPLER, poppler_annot_get_flags
late POPPLER, poppler_dest_free
late POPPLER, poppler_document_find_dest
late POPPLER, poppler_document_get_attachments
late POPPLER, poppler_document_get_author
late POPPLER, poppler_document_get_creation_date_time
late POPPLER, poppler_document_get_creator
late POPPLER, poppler_document_get_keywords
late POPPLER, poppler_document_get_metadata
late POPPLER, poppler_document_get_modification_date_time
late POPPLER, poppler_document_get_n_pages
late POPPLER, poppler_document_get_page
late POPPLER, poppler_document_get_producer
late POPPLER, poppler_document_get_subject
late POPPLER, poppler_document_get_title
late POPPLER, poppler_document_has_attachments
late POPPLER, poppler_document_new_from_bytes
late POPPLER, poppler_document_new_from_stream
late POPPLER, poppler_error_quark
late POPPLER, poppler_form_field_choice_get_item
late POPPLER, poppler_form_field_choice_get_n_items
late POPPLER, poppler_form_field_choice_is_item_selected
late POPPLER, poppler_form_field_get_field_type
late POPPLER, poppler_form_field_get_name
late POPPLER, poppler_form_field_text_get_text
late POPPLER, poppler_get_version
late POPPLER, poppler_index_iter_free
late POPPLER, poppler_index_iter_get_action
late POPPLER, poppler_index_iter_get_child
late POPPLER, poppler_index_iter_new
late POPPLER, poppler_index_iter_next
late POPPLER, poppler_page_free_annot_mapping
late POPPLER, poppler_page_free_form_field_mapping
late POPPLER, poppler_page_free_link_mapping
late POPPLER, poppler_page_free_text_attributes
late POPPLER, poppler_page_get_annot_mapping
late POPPLER, poppler_page_get_form_field_mapping
late POPPLER, poppler_page_get_label
late POPPLER, poppler_page_get_link_mapping
late POPPLER, poppler_page_get_selected_region
late POPPLER, poppler_page_get_selected_text
late POPPLER, poppler_page_get_size
late POPPLER, poppler_page_get_text
late POPPLER, poppler_page_get_text_attributes
late POPPLER, poppler_page_get_text_attributes_for_area
late POPPLER, poppler_page_get_text_for_area
late POPPLER, poppler_page_get_text_layout
late POPPLER, poppler_page_get_text_layout_for_area
late POPPLER, poppler_page_render

late LIBZIP, zip_discard
late LIBZIP, zip_error_fini
late LIBZIP, zip_error_init
late LIBZIP, zip_error_strerror
late LIBZIP, zip_fclose
late LIBZIP, zip_file_strerror
late LIBZIP, zip_fopen_index
late LIBZIP, zip_fread
late LIBZIP, zip_get_name
late LIBZIP, zip_get_num_entries
late LIBZIP, zip_libzip_version
late LIBZIP, zip_open_from_source
late LIBZIP, zip_source_buffer_create
late LIBZIP, zip_source_free
late LIBZIP, zip_stat_index
late LIBZIP, zip_stat_init
late LIBZIP, zip_strerror

// What Foundation fetches URLs with: the server of review pages could, and never does.
late CURL, curl_easy_cleanup
late CURL, curl_easy_getinfo
late CURL, curl_easy_init
late CURL, curl_easy_pause
late CURL, curl_easy_setopt
late CURL, curl_easy_strerror
late CURL, curl_free
late CURL, curl_global_init
late CURL, curl_multi_add_handle
late CURL, curl_multi_assign
late CURL, curl_multi_cleanup
late CURL, curl_multi_info_read
late CURL, curl_multi_init
late CURL, curl_multi_remove_handle
late CURL, curl_multi_setopt
late CURL, curl_multi_socket_action
late CURL, curl_slist_append
late CURL, curl_slist_free_all
late CURL, curl_url
late CURL, curl_url_get
late CURL, curl_url_set
late CURL, curl_version
late CURL, curl_version_info

#endif

#if defined(__ELF__)
  .section .note.GNU-stack,"",%progbits
#endif
