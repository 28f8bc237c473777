;;; session.el --- What somebody does in Emacs with a transcript, step by step  -*- lexical-binding: t -*-
;; What they see is written to $RESULTS as JSON. The steps are Emacs' own commands, so that its half of the protocol is tried as well.

(require 'json)
(require 'imenu)
(require 'flymake)

(defun wait-for (what ready)
  "Let the server speak until READY gives something, and give that; WHAT is for the error."
  (let ((end (+ (float-time) 15)) value)
    (while (and (not (setq value (funcall ready))) (< (float-time) end))
      (accept-process-output nil 0.05))
    (or value (error "Waited in vain for %s" what))))

(defun lines () (split-string (buffer-substring-no-properties (point-min) (point-max)) "\n"))

(defun after (act)
  "Call ACT, and give the text once it is another."
  (let ((before (buffer-chars-modified-tick)))
    (funcall act)
    (wait-for "an edit" (lambda () (/= before (buffer-chars-modified-tick))))
    ;; Eglot sends it when Emacs is idle, which a batch never is.
    (eglot--signal-textDocument/didChange)
    (lines)))

(defun go-to (line column)
  (goto-char (point-min))
  (forward-line (1- line))
  (forward-char column))

(defun choose (beginning)
  "Emacs asks its user which action is meant: the one whose title begins with BEGINNING."
  ;; As if the command had come from the keyboard, and not from a menu.
  (setq last-nonmenu-event ?x)
  (fset 'completing-read
        (lambda (_prompt collection &rest _)
          (or (seq-find (lambda (title) (string-prefix-p beginning title)) (all-completions "" collection))
              (error "No code action begins with: %s" beginning)))))

(defun problems ()
  (flymake-start nil)
  (mapcar (lambda (found)
            (save-excursion
              (goto-char (flymake-diagnostic-beg found))
              (list :line (line-number-at-pos) :column (current-column) :message (flymake-diagnostic-text found))))
          (flymake-diagnostics)))

(defun names (index)
  (mapcan (lambda (entry)
            (cond ((not (consp entry)) nil)
                  ((consp (cdr entry)) (cons (car entry) (names (cdr entry))))
                  (t (list (car entry)))))
          index))

(defvar steps
  (list
   (cons "attached"
         (lambda ()
           (set-window-buffer nil (current-buffer))
           ;; Eglot waits until Emacs has nothing else to do, which it never has in a batch.
           (run-hooks 'post-command-hook)
           (wait-for "the server" #'eglot-managed-p)
           (list :mode (symbol-name major-mode)
                 :root (file-name-nondirectory (directory-file-name (expand-file-name (project-root (project-current))))))))
   (cons "diagnostics" (lambda () (vconcat (wait-for "problems" #'problems))))
   (cons "symbols"
         (lambda ()
           (vconcat (mapcar #'substring-no-properties (names (imenu--make-index-alist t))))))
   (cons "hover"
         (lambda ()
           (go-to 6 2)
           (let (text)
             (eglot-hover-eldoc-function (lambda (value &rest _) (setq text value)))
             (split-string (substring-no-properties (wait-for "a hover" (lambda () text))) "\n"))))
   (cons "quickfix"
         (lambda ()
           (go-to 10 0)
           (choose "Change to")
           (after (lambda () (eglot-code-actions (point) nil nil t)))))
   (cons "rename"
         (lambda ()
           (go-to 6 2)
           (after (lambda () (eglot-rename "Anna Lind")))))
   (cons "format" (lambda () (after #'eglot-format-buffer)))))

(let ((coding-system-for-write 'utf-8)
      (results (mapcar (lambda (step)
                         (cons (intern (car step))
                               (condition-case failure
                                   (list :value (let ((value (funcall (cdr step)))) (if (stringp (car-safe value)) (vconcat value) value)))
                                 (error (list :error (error-message-string failure))))))
                       steps)))
  (write-region (json-encode results) nil (getenv "RESULTS")))
(kill-emacs 0)
